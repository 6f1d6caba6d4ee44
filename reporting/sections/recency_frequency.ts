import { periodHeading, type ReportBasis } from '../basis.js';
import { groupedBy } from '../figures/grouped.js';
import { moneyNumber } from '../figures/money_number.js';
import { type PeriodFigures, type Totals, totalsOf } from '../figures/periods.js';
import { moneyEach, partOf } from '../figures/share.js';
import type { HeatChart, Table } from '../report.js';
import { chartTexts } from '../texts/charts.js';
import { columnOf, tableOf } from './table.js';

interface MapCell extends Totals {
  readonly r: number;
  readonly f: number;
}

/**
 * Members of the period described by recency and frequency, over all digits of value: as a map, as a map of what has
 * changed since the period before, and as a table.
 */
export function recencyFrequency(basis: ReportBasis): {
  readonly charts: readonly HeatChart[];
  readonly table: Table;
} {
  const cells = mapCells(basis, basis.focus);
  const { focus } = basis;
  const column = columnOf<MapCell>;
  const table = tableOf(
    basis,
    'recency_frequency',
    [
      column(basis, 'r', 'integer', ({ r }) => r),
      column(basis, 'f', 'integer', ({ f }) => f),
      column(basis, 'members', 'integer', ({ members }) => members),
      column(basis, 'member_share', 'share', ({ members }) => partOf(members, focus.members)),
      column(basis, 'monetary_sum', 'money', ({ monetary }) => moneyNumber(monetary)),
      column(basis, 'monetary_each', 'money', ({ monetary, members }) =>
        moneyNumber(moneyEach(monetary, members)),
      ),
    ],
    cells.filter(({ members }) => members > 0),
  );
  const largest = cells.reduce<MapCell | null>(
    (most, cell) => (cell.members > (most?.members ?? 0) ? cell : most),
    null,
  );
  return {
    charts: largest === null ? [] : [heatMap(basis, cells, largest), ...changeMap(basis, cells)],
    table,
  };
}

/** Every pair of digits, the most recent first. */
function mapCells({ bins }: ReportBasis, period: PeriodFigures): readonly MapCell[] {
  const groups = groupedBy(period.groups, ({ code }) => code?.slice(0, 2) ?? '');
  return digitsDown(bins.recency).flatMap((r) =>
    digitsUp(bins.frequency).map((f) => ({ r, f, ...totalsOf(groups.get(`${r}${f}`) ?? []) })),
  );
}

function heatMap(basis: ReportBasis, cells: readonly MapCell[], largest: MapCell): HeatChart {
  const { focus, numbers, locale } = basis;
  const texts = chartTexts(locale);
  return {
    kind: 'heat',
    id: 'recency_frequency',
    ...texts.recencyFrequency({
      period: periodHeading(basis, focus),
      recency: `R${largest.r}`,
      frequency: `F${largest.f}`,
      members: numbers.count(largest.members),
      share: numbers.share(partOf(largest.members, focus.members)),
    }),
    ...mapAxes(basis),
    valueTitle: texts.axes.members,
    values: inRows(cells.map(({ r, members }) => ({ r, value: members }))),
    scale: 'sequential',
  };
}

/** What has changed since the period before; an earlier run is not known by its groups. */
function changeMap(basis: ReportBasis, cells: readonly MapCell[]): readonly HeatChart[] {
  const { baseline, periods, focus, numbers, locale } = basis;
  const before =
    baseline?.kind === 'period' ? periods.find(({ label }) => label === baseline.label) : undefined;
  if (before === undefined) return [];
  const earlier = mapCells(basis, before);
  const changes = cells.map(({ r, f, members }, i) => ({
    r,
    f,
    value: members - (earlier[i]?.members ?? 0),
  }));
  const rise = changes.reduce((a, b) => (b.value > a.value ? b : a));
  const fall = changes.reduce((a, b) => (b.value < a.value ? b : a));
  const inWords = ({ r, f, value }: (typeof changes)[number]) => ({
    cell: `R${r} F${f}`,
    members: numbers.signedCount(value),
  });
  const texts = chartTexts(locale);
  return [
    {
      kind: 'heat',
      id: 'recency_frequency_change',
      ...texts.recencyFrequencyChange({
        before: before.label,
        after: focus.label,
        rise: rise.value > 0 ? inWords(rise) : null,
        fall: fall.value < 0 ? inWords(fall) : null,
      }),
      ...mapAxes(basis),
      valueTitle: texts.axes.memberChange,
      values: inRows(changes),
      scale: 'diverging',
    },
  ];
}

function mapAxes({ bins, locale }: ReportBasis): Pick<HeatChart, 'x' | 'y'> {
  const texts = chartTexts(locale);
  return {
    x: { title: texts.frequencyAxis, categories: digitsUp(bins.frequency).map((f) => `F${f}`) },
    y: { title: texts.recencyAxis, categories: digitsDown(bins.recency).map((r) => `R${r}`) },
  };
}

const inRows = (cells: readonly { readonly r: number; readonly value: number }[]): number[][] =>
  [...groupedBy(cells, ({ r }) => r).values()].map((row) => row.map(({ value }) => value));

const digitsUp = (bins: number): number[] => Array.from({ length: bins }, (_, i) => i + 1);
const digitsDown = (bins: number): number[] => digitsUp(bins).reverse();
