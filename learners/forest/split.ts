/** The best split found at a node so far. */
export interface Split {
  /** −1 where there is none. */
  feature: number;
  bin: number;
  missingLeft: boolean;
  /** What the sides are worth together; higher is purer. */
  worth: number;
}

/** Forgets the last node's split. */
export function clearSplit(split: Split): void {
  split.feature = -1;
  split.worth = -Infinity;
}

/** Takes a split if it is better, or as good and of a lower feature: then the order of drawing decides nothing. */
export function consider(
  best: Split,
  feature: number,
  bin: number,
  missingLeft: boolean,
  worth: number,
): void {
  if (worth < best.worth || (worth === best.worth && feature >= best.feature)) return;
  best.feature = feature;
  best.bin = bin;
  best.missingLeft = missingLeft;
  best.worth = worth;
}

/** How a node's rows are judged; they are [from, to) of those of the thread's memory. */
export interface NodeSearch {
  /** Turns to a node; false where no split can make its rows purer. */
  readonly enter: (from: number, to: number) => boolean;
  /** Weight of the rows entered. */
  readonly weight: () => number;
  /** Worth of the node unsplit, in the units of `Split.worth`. */
  readonly worth: () => number;
  /** Writes what a leaf of the rows gives, from entry `at` on. */
  readonly writeValue: (values: Float64Array, at: number) => void;
  /** Considers all splits by `count` of the features, as they are listed from the given place on. */
  readonly search: (firstFeature: number, count: number, best: Split) => void;
}
