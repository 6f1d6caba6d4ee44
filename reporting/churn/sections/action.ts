import type { ChurnFacts } from '../../../contracts/churn_facts.js';
import { partOf } from '../../figures/share.js';
import type { Section, StackedChart, Table } from '../../report.js';
import { columnOf, tableOf } from '../../sections/table.js';
import { type ChurnBasis, featureText } from '../basis.js';
import { allPaying, contactingTexts, isAnyoneSuppressed, isShortened, listedFirst } from '../contacting.js';
import { notListedNotes } from './suppressed.js';

type Reason = ChurnFacts['action']['reasons'][number];

/** Columns that stay legible beside each other. */
const mostReasons = 8;

/** With whom a contact pays, at what cost and gain, and what speaks for their leaving; never who they are. */
export function actionSection(basis: ChurnBasis): Section {
  const { facts, texts, numbers, config, locale } = basis;
  const { action } = facts;
  const settings = config.churn.action;
  const reasons = action.reasons.toSorted((a, b) => b.members - a.members);
  const money = (amount: number): string =>
    new Intl.NumberFormat(locale, { style: 'currency', currency: config.currency }).format(amount);
  const paying = allPaying(facts);
  return {
    id: 'churn_action',
    ...texts.sections.churn_action,
    charts: reasons.length === 0 ? [] : [reasonChart(basis, reasons.slice(0, mostReasons))],
    tables: [reasonTable(basis, reasons)],
    notes: [
      texts.notes.payoff({
        threshold: action.threshold < 1 ? numbers.share(action.threshold) : null,
        cost: money(settings.contact_cost),
        success: numbers.share(settings.success_rate),
        margin: numbers.share(settings.margin_rate),
      }),
      ...(paying.members === 0
        ? []
        : [
            texts.notes.costAndGain({ ...contactingTexts(basis, paying), mayBe: isAnyoneSuppressed(facts) }),
            ...(isShortened(facts)
              ? [texts.notes.shortened(contactingTexts(basis, listedFirst(facts)))]
              : []),
            texts.notes.list,
          ]),
      ...notListedNotes(basis),
    ],
  };
}

function reasonChart(basis: ChurnBasis, reasons: readonly Reason[]): StackedChart {
  const { texts, numbers } = basis;
  const { axes } = texts.charts;
  const [first] = reasons;
  return {
    kind: 'stacked',
    id: 'churn_reason_bars',
    ...texts.charts.reasons(
      first === undefined
        ? null
        : { reason: featureText(basis, first.feature).heading, members: numbers.count(first.members) },
    ),
    categoryTitle: axes.reason,
    categories: reasons.map(({ feature }) => featureText(basis, feature).heading),
    valueTitle: axes.members,
    series: [{ name: axes.members, values: reasons.map(({ members }) => members) }],
  };
}

function reasonTable(basis: ChurnBasis, reasons: readonly Reason[]): Table {
  const { facts } = basis;
  const { members: listed } = listedFirst(facts);
  const column = columnOf<Reason>;
  return tableOf(
    basis,
    'churn_reasons',
    [
      column(basis, 'feature', 'text', ({ feature }) => featureText(basis, feature).heading),
      column(basis, 'members', 'integer', ({ members }) => members),
      column(basis, 'act_share', 'share', ({ members }) => partOf(members, listed)),
      column(basis, 'feature_meaning', 'text', ({ feature }) => featureText(basis, feature).description),
    ],
    reasons,
  );
}
