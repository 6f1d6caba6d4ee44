import { infiniteValue } from '../bins/infinite_value.js';
import type { CategoryColumn, Column, NumberColumn } from '../matrix.js';

/** How an isolation forest reads a column: a number as it is, a category as how rare its level was in training. */
export type Reading =
  | { readonly kind: 'number'; readonly name: string }
  | {
      readonly kind: 'category';
      readonly name: string;
      readonly levels: readonly string[];
      /** −ln of the share of rows of each level, and of rows without one. */
      readonly rarity: Float64Array;
      readonly missing: number;
    };

export function readingOf(column: Column): Reading {
  if (column.kind === 'number') return { kind: 'number', name: column.name };
  const counts = new Float64Array(column.levels.length);
  let missing = 0;
  for (const code of column.codes) {
    if (code < 0) missing += 1;
    else counts[code] = (counts[code] ?? 0) + 1;
  }
  // Half a row for what does not occur: it is rarer than what occurs once.
  const rarity = (count: number): number => -Math.log(Math.max(count, 0.5) / column.codes.length);
  return {
    kind: 'category',
    name: column.name,
    levels: column.levels,
    rarity: counts.map(rarity),
    missing: rarity(missing),
  };
}

/** A column's value of each row, as the trees read it; NaN is missing. Throws `InvalidValue` for an infinite one. */
export function readColumn(reading: Reading, column: Column): (row: number) => number {
  if (reading.kind === 'number' && column.kind === 'number') return readNumber(column);
  if (reading.kind === 'category' && column.kind === 'category') return readCategory(reading, column);
  throw new RangeError(`column ${column.name} is read as a ${reading.kind}`);
}

function readNumber({ name, values }: NumberColumn): (row: number) => number {
  if (values.some((value) => Math.abs(value) === Infinity)) throw infiniteValue(name, values);
  return (row) => values[row] ?? NaN;
}

function readCategory(
  { levels, rarity, missing }: Extract<Reading, { kind: 'category' }>,
  column: CategoryColumn,
): (row: number) => number {
  const known = new Map(levels.map((level, at) => [level, rarity[at] ?? missing]));
  // A level never seen is rarer than any that was.
  const unseen = rarity.reduce((most, one) => Math.max(most, one), missing);
  const ofCode = column.levels.map((level) => known.get(level) ?? unseen);
  return (row) => ofCode[column.codes[row] ?? -1] ?? missing;
}
