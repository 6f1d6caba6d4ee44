import { quantileCuts, sampledFrom, sampleOf } from '../bins/quantile_cuts.js';
import type { Column, Matrix } from '../matrix.js';
import { rocAuc } from '../metrics/areas.js';
import { rankingOf } from '../metrics/ranking.js';

/** Whether a column has the same value in all of these rows, or is missing in all. */
export function isConstant(column: Column, rows: Uint32Array): boolean {
  const cellOf = cellsOf(column);
  const first = cellOf(rows[0] ?? 0);
  return rows.every((row) => Object.is(cellOf(row), first));
}

/**
 * Columns that are the same for all rows of a day, such as the season; none where there is but one day.
 * @param days number of the day of each row
 */
export function sharedByDays({ columns }: Matrix, days: Float64Array): string[] {
  const firstRows = new Map<number, number>();
  for (const [row, day] of days.entries()) if (!firstRows.has(day)) firstRows.set(day, row);
  if (firstRows.size < 2) return [];
  const firstOf = days.map((day) => firstRows.get(day) ?? 0);
  const isShared = (column: Column): boolean => {
    const cellOf = cellsOf(column);
    return days.every((_, row) => Object.is(cellOf(row), cellOf(firstOf[row] ?? 0)));
  };
  return columns.filter(isShared).map(({ name }) => name);
}

const cellsOf = (column: Column): ((row: number) => number) =>
  column.kind === 'category'
    ? (row) => column.codes[row] ?? -1
    : // Adding zero makes −0 the same as 0.
      (row) => (column.values[row] ?? NaN) + 0;

/**
 * Area under the ROC curve of a column alone, in [0.5, 1], whatever its direction: by parts of it (levels, about 250
 * quantiles, missing) that are ordered by their share of label 1 in one half of the rows, measured on the other half,
 * so that many levels do not seem to tell what is chance.
 *
 * @param rows those that are looked at
 * @param groups number of the group of each row, such as its member; groups stay together
 */
export function areaAlone(
  column: Column,
  target: Float64Array,
  rows: Uint32Array,
  groups: Float64Array,
): number {
  const { partOf, parts } = partsOf(column);
  const isLearned = (row: number): boolean => (groups[row] ?? 0) % 2 === 0;
  const [sums, counts] = [new Float64Array(parts), new Float64Array(parts)];
  let [sum, count] = [0, 0];
  for (const row of rows) {
    if (!isLearned(row)) continue;
    const part = partOf(row);
    const label = target[row] ?? 0;
    sums[part] = (sums[part] ?? 0) + label;
    counts[part] = (counts[part] ?? 0) + 1;
    sum += label;
    count += 1;
  }
  const share = count === 0 ? 0 : sum / count;
  // Each part counts one row of the common share more, so that rare ones do not stand at the ends.
  const shares = sums.map((own, part) => (own + share) / ((counts[part] ?? 0) + 1));
  const measured = rows.filter((row) => !isLearned(row));
  if (measured.length === 0) return 0.5;
  const ranking = rankingOf(
    Float64Array.from(measured, (row) => shares[partOf(row)] ?? share),
    Float64Array.from(measured, (row) => target[row] ?? 0),
  );
  const { positive, weight } = ranking;
  if (positive === 0 || positive === weight) return 0.5;
  const area = rocAuc(ranking);
  return Math.max(area, 1 - area);
}

function partsOf(column: Column): { readonly parts: number; readonly partOf: (row: number) => number } {
  if (column.kind === 'category')
    return { parts: column.levels.length + 1, partOf: (row) => (column.codes[row] ?? -1) + 1 };
  const cuts = quantileCuts(sampleOf(column.values, sampledFrom(column.values.length)));
  const partOf = (row: number): number => {
    const value = column.values[row] ?? NaN;
    if (Number.isNaN(value)) return 0;
    let [from, to] = [0, cuts.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (value <= (cuts[middle] ?? 0)) to = middle;
      else from = middle + 1;
    }
    return from + 1;
  };
  return { parts: cuts.length + 2, partOf };
}
