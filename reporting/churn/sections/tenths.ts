import type { ChurnTenth } from '../../../contracts/churn_card.js';
import type { Table, TrendChart } from '../../report.js';
import { columnOf, tableOf } from '../../sections/table.js';
import type { ChurnTableId } from '../../texts/churn/sections.js';
import type { ChurnBasis } from '../basis.js';
import { type TenthFigures, tenthFigures } from '../figures.js';

/** Predicted and actual share by tenth, as two lines; none where there are no tenths. */
export function calibrationChart(
  { texts, numbers }: ChurnBasis,
  id: string,
  tenths: readonly ChurnTenth[],
): readonly TrendChart[] {
  const [first, last] = [tenths.at(0), tenths.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { axes } = texts.charts;
  return [
    {
      kind: 'trend',
      id,
      unit: 'share',
      ...texts.charts.calibration({
        predicted: numbers.share(first.predicted),
        actual: numbers.share(first.actual),
        lowPredicted: numbers.share(last.predicted),
        lowActual: numbers.share(last.actual),
      }),
      categoryTitle: axes.tenth,
      categories: tenths.map(({ tenth }) => String(tenth)),
      valueTitle: axes.share,
      series: [
        { name: axes.predicted, values: tenths.map(({ predicted }) => predicted) },
        { name: axes.actual, values: tenths.map(({ actual }) => actual) },
      ],
    },
  ];
}

/** The tenths with what follows from them, who is most at risk first. */
export function tenthTable(
  basis: ChurnBasis,
  id: Extract<ChurnTableId, 'churn_tenths' | 'churn_run_tenths'>,
  tenths: readonly ChurnTenth[],
): Table {
  const column = columnOf<TenthFigures>;
  return tableOf(
    basis,
    id,
    [
      column(basis, 'tenth', 'integer', ({ tenth }) => tenth),
      column(basis, 'members', 'integer', ({ members }) => members),
      column(basis, 'predicted', 'share', ({ predicted }) => predicted),
      column(basis, 'actual', 'share', ({ actual }) => actual),
      column(basis, 'left_members', 'integer', ({ left }) => left),
      column(basis, 'lift', 'number', ({ lift }) => lift),
      column(basis, 'found_so_far', 'share', ({ foundSoFar }) => foundSoFar),
    ],
    tenthFigures(tenths),
  );
}
