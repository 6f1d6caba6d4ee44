/* eslint-disable @typescript-eslint/no-non-null-assertion -- nodes are within the tree's arrays */
import type { Random } from '../random.js';
import { shuffle } from '../random.js';

/** A tree of random cuts; node 0 is its root, and right children follow left ones. */
export interface IsolationTree {
  /** −1 for a leaf. */
  readonly feature: Int32Array;
  /** What is at most this goes left; of a leaf the path length that it stands for. */
  readonly threshold: Float64Array;
  readonly missingLeft: Uint8Array;
  readonly left: Uint32Array;
}

/**
 * Mean path length of an unsuccessful search in a binary tree of so many rows: what is added for rows that a leaf has
 * left together, and what scores are measured by (Liu, Ting & Zhou 2008, "Isolation forest", equation 1).
 */
export function meanPathLength(rows: number): number {
  if (rows < 2) return 0;
  if (rows === 2) return 1;
  return 2 * (Math.log(rows - 1) + 0.5772156649015329) - (2 * (rows - 1)) / rows;
}

type Read = (row: number) => number;

/**
 * Cuts the rows at random, each time at a random place of the range of a random feature, until each is alone or the
 * height is reached at which an average row is.
 */
export function growIsolationTree(reads: readonly Read[], rows: Uint32Array, random: Random): IsolationTree {
  const greatestHeight = Math.ceil(Math.log2(Math.max(rows.length, 2)));
  const feature: number[] = [];
  const threshold: number[] = [];
  const missingLeft: number[] = [];
  const left: number[] = [];
  const add = (): number => {
    left.push(0);
    missingLeft.push(0);
    threshold.push(0);
    return feature.push(-1) - 1;
  };
  const order = Uint32Array.from(reads.keys());

  const visit = (node: number, own: Uint32Array, height: number): void => {
    const cut = height < greatestHeight && own.length > 1 ? randomCut(reads, own, order, random) : undefined;
    if (!cut) {
      threshold[node] = height + meanPathLength(own.length);
      return;
    }
    const child = add();
    add();
    feature[node] = cut.feature;
    threshold[node] = cut.at;
    missingLeft[node] = Number(cut.missingLeft);
    left[node] = child;
    const isLeft = (row: number): boolean => {
      const value = reads[cut.feature]!(row);
      return Number.isNaN(value) ? cut.missingLeft : value <= cut.at;
    };
    visit(
      child,
      own.filter((row) => isLeft(row)),
      height + 1,
    );
    visit(
      child + 1,
      own.filter((row) => !isLeft(row)),
      height + 1,
    );
  };
  visit(add(), rows, 0);
  return {
    feature: Int32Array.from(feature),
    threshold: Float64Array.from(threshold),
    missingLeft: Uint8Array.from(missingLeft),
    left: Uint32Array.from(left),
  };
}

interface Cut {
  readonly feature: number;
  readonly at: number;
  readonly missingLeft: boolean;
}

/** A cut of a random feature whose values differ; undefined where there is none. */
function randomCut(
  reads: readonly Read[],
  rows: Uint32Array,
  order: Uint32Array,
  random: Random,
): Cut | undefined {
  shuffle(order, random);
  for (const feature of order) {
    const read = reads[feature]!;
    let [least, greatest] = [Infinity, -Infinity];
    for (const row of rows) {
      const value = read(row);
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    if (!(least < greatest)) continue;
    // In parts, since the range itself may overflow; the greatest value never goes left.
    const share = random.uniform();
    const drawn = least * (1 - share) + greatest * share;
    const at = drawn < greatest ? drawn : least;
    const present = rows.filter((row) => !Number.isNaN(read(row)));
    const below = present.filter((row) => read(row) <= at).length;
    return { feature, at, missingLeft: 2 * below >= present.length };
  }
  return undefined;
}

/** The path length that a row has in a tree. */
export function pathLength(
  { feature, threshold, missingLeft, left }: IsolationTree,
  reads: readonly Read[],
  row: number,
): number {
  let node = 0;
  for (let split = feature[0]!; split >= 0; split = feature[node]!) {
    const value = reads[split]!(row);
    const isLeft = Number.isNaN(value) ? missingLeft[node] === 1 : value <= threshold[node]!;
    node = left[node]! + (isLeft ? 0 : 1);
  }
  return threshold[node]!;
}
