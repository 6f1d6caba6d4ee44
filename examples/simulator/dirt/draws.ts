/** Draws that belong to one row: the same whichever rows are drawn for before it, and on whichever thread. */
export interface RowDraws {
  /** A number of [0, 1), another at each call. */
  readonly uniform: () => number;
  /** A whole number of [0, below). */
  readonly below: (below: number) => number;
  /** One of the items, each as likely as the others. */
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
}

/** One round of MurmurHash3 (Appleby, public domain): takes a word into the state. */
function taken(state: number, word: number): number {
  let mixed = Math.imul(word, 0xcc9e2d51);
  mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
  const next = state ^ mixed;
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

/** Its finish: every bit of the state changes about half of the bits of the result. */
function finished(state: number): number {
  let word = state ^ 16;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

/** The number of a stream, from what it is for. */
export const streamOf = (purpose: string): number =>
  finished(Array.from(purpose, (letter) => letter.codePointAt(0) ?? 0).reduce(taken, 0));

/**
 * The number of [0, 1) that a seed has for a stream, a row and a turn.
 *
 * @param row up to 2^53
 */
export function drawAt(seed: number, stream: number, row: number, turn: number): number {
  const state = taken(taken(taken(seed, stream), row >>> 0), Math.floor(row / 2 ** 32));
  return finished(taken(state, turn)) / 2 ** 32;
}

/** Draws for one row, from a turn on. */
export function rowDraws(seed: number, stream: number, row: number, firstTurn: number): RowDraws {
  let turn = firstTurn;
  const uniform = () => drawAt(seed, stream, row, turn++);
  const below = (limit: number) => Math.floor(uniform() * limit);
  return { uniform, below, pick: (items) => items[below(items.length)] ?? items[0] };
}
