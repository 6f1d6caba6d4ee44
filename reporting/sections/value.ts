import { periodHeading, type ReportBasis } from '../basis.js';
import { bestFifth, type ConcentrationPoint, wholePercent } from '../figures/concentration.js';
import { moneyNumber } from '../figures/money_number.js';
import { segmentFigures } from '../figures/segments.js';
import { moneyPartOf } from '../figures/share.js';
import type { ParetoChart, Section, TrendChart } from '../report.js';
import { chartTexts } from '../texts/charts.js';
import { sectionTexts } from '../texts/sections.js';
import { columnOf, tableOf } from './table.js';

/** Columns that stay legible; where every code is a segment there are more. */
const mostColumns = 30;

/** Which segments bring the value, and how unevenly it is spread over the members; null: there is no value. */
export function valueSection(basis: ReportBasis): Section | null {
  const { facts, numbers, locale } = basis;
  const texts = sectionTexts(locale);
  const segments = valuableSegments(basis);
  const shown = segments.slice(0, mostColumns);
  if (segments.length === 0) return null;
  const column = columnOf<ConcentrationPoint>;
  return {
    id: 'value',
    ...texts.sections.value,
    charts: [pareto(basis, shown), ...concentration(basis)],
    tables: [
      tableOf(
        basis,
        'concentration',
        [
          column(basis, 'best_share', 'share', ({ memberShare }) => memberShare),
          column(basis, 'best_monetary_share', 'share', ({ monetaryShare }) => monetaryShare),
        ],
        facts.concentration,
      ),
    ],
    notes:
      shown.length === segments.length
        ? []
        : [texts.notes.largestOnly(numbers.count(shown.length), numbers.count(segments.length))],
  };
}

/** A segment with what it brings. */
interface ValuableSegment {
  readonly name: string;
  readonly value: number;
  /** Cumulative, of it and those before it. */
  readonly share: number;
}

function valuableSegments({ focus, ranking, named }: ReportBasis): readonly ValuableSegment[] {
  if (focus.monetary <= 0n) return [];
  const segments = segmentFigures(focus.groups, ranking).toSorted((a, b) =>
    a.monetary === b.monetary ? 0 : a.monetary < b.monetary ? 1 : -1,
  );
  let soFar = 0n;
  return segments.map(({ segment, monetary }) => {
    soFar += monetary;
    return {
      name: named(segment),
      value: moneyNumber(monetary),
      share: moneyPartOf(soFar, focus.monetary),
    };
  });
}

function pareto({ numbers, locale, config }: ReportBasis, segments: readonly ValuableSegment[]): ParetoChart {
  const texts = chartTexts(locale);
  return {
    kind: 'pareto',
    id: 'value_by_segment',
    ...texts.pareto({
      segments: numbers.count(segments.length),
      first: segments[0]?.name ?? '',
      share: numbers.share(segments[0]?.share ?? 0),
    }),
    categoryTitle: texts.axes.segment,
    categories: segments.map(({ name }) => name),
    valueTitle: sectionTexts(locale).ownUnit(texts.axes.value, config.currency),
    values: segments.map(({ value }) => value),
    shareTitle: texts.axes.cumulativeShare,
    shares: segments.map(({ share }) => share),
  };
}

function concentration(basis: ReportBasis): readonly TrendChart[] {
  const { facts, numbers, locale, focus } = basis;
  const texts = chartTexts(locale);
  const fifth = bestFifth(facts);
  if (fifth === null || facts.concentration.length < 2) return [];
  return [
    {
      kind: 'trend',
      id: 'concentration',
      ...texts.concentration({
        period: periodHeading(basis, focus),
        members: numbers.share(wholePercent(fifth)),
        value: numbers.share(fifth.monetaryShare),
      }),
      categoryTitle: texts.axes.bestMembers,
      categories: facts.concentration.map((point) => numbers.share(wholePercent(point))),
      valueTitle: texts.axes.valueShare,
      series: [
        {
          name: texts.axes.valueShare,
          values: facts.concentration.map(({ monetaryShare }) => Math.round(monetaryShare * 1000) / 10),
        },
      ],
    },
  ];
}
