import { type ChurnFacts, type RiskBand, valueClasses } from '../../../contracts/churn_facts.js';
import { moneyFromText } from '../../../domain/quality/money.js';
import { moneyNumber } from '../../figures/money_number.js';
import { moneyPartOf, partOf } from '../../figures/share.js';
import type { HeatChart, Section, StackedChart, Table } from '../../report.js';
import { columnOf, tableOf } from '../../sections/table.js';
import type { ChurnBasis } from '../basis.js';
import { bandsFromTop, isAtRisk, totalsOf, type RiskTotals } from '../figures.js';

/** How likely members are to leave and what is at stake with them; null: nobody is scored. */
export function riskSection(basis: ChurnBasis): Section | null {
  const { facts, texts, numbers, config, window } = basis;
  if (facts.bands.length === 0) return null;
  return {
    id: 'churn_risk',
    ...texts.sections.churn_risk,
    charts: [heat(basis), expectedChart(basis)],
    tables: [bandTable(basis), bandValueTable(basis), recoverabilityTable(basis)],
    notes: [
      texts.notes.probabilities(facts.asOf, window.over),
      texts.notes.stake(numbers.count(config.churn.action.value_days).text),
      texts.notes.recoverable(numbers.count(facts.labelDays).text),
    ],
  };
}

function heat({ facts, texts, words, numbers }: ChurnBasis): HeatChart {
  const { axes } = texts.charts;
  const members = (band: RiskBand, valueClass: (typeof valueClasses)[number]): number =>
    totalsOf(facts.bands, (cell) => cell.band === band && cell.valueClass === valueClass).members;
  return {
    kind: 'heat',
    id: 'churn_heat',
    ...texts.charts.heat({
      members: numbers.count(members('VERY_HIGH', 'A')),
      band: words.bands.VERY_HIGH,
      valueClass: words.valueClasses.A,
    }),
    x: { title: axes.valueClass, categories: valueClasses.map((name) => words.valueClasses[name]) },
    y: { title: axes.band, categories: bandsFromTop.map((band) => words.bands[band]) },
    valueTitle: axes.members,
    values: bandsFromTop.map((band) => valueClasses.map((valueClass) => members(band, valueClass))),
    scale: 'sequential',
  };
}

function expectedChart({ facts, texts, words, numbers }: ChurnBasis): StackedChart {
  const { axes } = texts.charts;
  const risky = totalsOf(facts.bands, isAtRisk).expectedChurners;
  const all = totalsOf(facts.bands, () => true).expectedChurners;
  return {
    kind: 'stacked',
    id: 'churn_expected',
    ...texts.charts.expected({
      members: numbers.count(Math.round(risky)),
      share: numbers.share(partOf(risky, all)),
    }),
    categoryTitle: axes.band,
    categories: bandsFromTop.map((band) => words.bands[band]),
    valueTitle: axes.expected,
    series: valueClasses.map((valueClass) => ({
      name: words.valueClasses[valueClass],
      values: bandsFromTop.map((band) =>
        Math.round(
          totalsOf(facts.bands, (cell) => cell.band === band && cell.valueClass === valueClass)
            .expectedChurners,
        ),
      ),
    })),
  };
}

function bandTable(basis: ChurnBasis): Table {
  const { facts, words } = basis;
  const all = totalsOf(facts.bands, () => true);
  const column = columnOf<RiskTotals & { readonly band: RiskBand }>;
  return tableOf(
    basis,
    'churn_bands',
    [
      column(basis, 'risk_band', 'text', ({ band }) => words.bands[band]),
      column(basis, 'probability_range', 'text', ({ band }) => bandRange(basis, band)),
      column(basis, 'members', 'integer', ({ members }) => members),
      column(basis, 'scored_share', 'share', ({ members }) => partOf(members, all.members)),
      column(basis, 'expected_churners', 'integer', ({ expectedChurners }) => Math.round(expectedChurners)),
      column(basis, 'value_at_stake', 'money', ({ atStake }) => moneyNumber(atStake)),
      column(basis, 'stake_share', 'share', ({ atStake }) => moneyPartOf(atStake, all.atStake)),
    ],
    bandsFromTop.map((band) => ({ band, ...totalsOf(facts.bands, (cell) => cell.band === band) })),
  );
}

/** The probabilities of a band, by the limits of the configuration. */
function bandRange({ config, numbers, words }: ChurnBasis, band: RiskBand): string {
  const { medium, high, very_high: veryHigh } = config.churn.bands;
  const limits = {
    LOW: [0, medium],
    MEDIUM: [medium, high],
    HIGH: [high, veryHigh],
    VERY_HIGH: [veryHigh, null],
  };
  const [from, to] = limits[band] as [number, number | null];
  return words.bandRange(numbers.share(from), to === null ? null : numbers.share(to));
}

function bandValueTable(basis: ChurnBasis): Table {
  const { facts, words } = basis;
  const column = columnOf<ChurnFacts['bands'][number]>;
  const order = ({ band, valueClass }: ChurnFacts['bands'][number]): number =>
    bandsFromTop.indexOf(band) * valueClasses.length + valueClasses.indexOf(valueClass);
  return tableOf(
    basis,
    'churn_band_values',
    [
      column(basis, 'risk_band', 'text', ({ band }) => words.bands[band]),
      column(basis, 'value_class', 'text', ({ valueClass }) => words.valueClasses[valueClass]),
      column(basis, 'members', 'integer', ({ members }) => members),
      column(basis, 'expected_churners', 'integer', ({ expectedChurners }) => Math.round(expectedChurners)),
      column(basis, 'mean_probability', 'share', ({ expectedChurners, members }) =>
        members === 0 ? null : expectedChurners / members,
      ),
      column(basis, 'value_at_stake', 'money', ({ atStake }) => moneyNumber(moneyFromText(atStake))),
    ],
    facts.bands.toSorted((a, b) => order(a) - order(b)),
  );
}

function recoverabilityTable(basis: ChurnBasis): Table {
  const { facts, words } = basis;
  const column = columnOf<ChurnFacts['recoverable'][number]>;
  return tableOf(
    basis,
    'churn_recoverability',
    [
      column(basis, 'recoverability', 'text', ({ recoverability }) => words.recoverabilities[recoverability]),
      column(basis, 'members', 'integer', ({ members }) => members),
      column(basis, 'value_at_stake', 'money', ({ atStake }) => moneyNumber(moneyFromText(atStake))),
    ],
    facts.recoverable,
  );
}
