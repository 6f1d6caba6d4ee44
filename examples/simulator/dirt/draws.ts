import { keyOf, stepWord, streams, uniform } from '../kernel/draw.js';

/** Draws that belong to one row: the same whichever rows are drawn for before it, and on whichever thread. */
export interface RowDraws {
  /** A number of (0, 1), another at each call. */
  readonly uniform: () => number;
  /** A whole number of [0, below). */
  readonly below: (below: number) => number;
  /** One of the items, each as likely as the others. */
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
}

/** Draws for a row of a table, by their numbers. */
export interface RowOfTable {
  readonly table: number;
  readonly row: number;
}

/** The first draw of a row. */
export const firstDraw = (seed: number, { table, row }: RowOfTable): number => {
  const key = keyOf(seed, streams.dirt, row);
  return uniform(key, stepWord(key, table), 0);
};

/** The draws of a row after the first. */
export function furtherDraws(seed: number, { table, row }: RowOfTable): RowDraws {
  const key = keyOf(seed, streams.dirt, row);
  const word = stepWord(key, table);
  let slot = 1;
  const next = () => uniform(key, word, slot++);
  const below = (limit: number) => Math.floor(next() * limit);
  return { uniform: next, below, pick: (items) => items[below(items.length)] ?? items[0] };
}
