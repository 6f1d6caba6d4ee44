import { ahpWeights, type PairwiseMatrix } from './ahp.js';

/** What R, F and M count in the weighted score. They have at most six decimals and sum to exactly 1.000000. */
export interface Weights {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

/** Methods that need no data. */
export type WeightMethod =
  | { readonly method: 'equal' }
  | ({ readonly method: 'expert' } & Weights)
  | { readonly method: 'preset'; readonly preset: keyof typeof presets }
  | { readonly method: 'ahp'; readonly matrix: PairwiseMatrix };

export interface ResolvedWeights {
  readonly weights: Weights;
  /** How far the judgements of an AHP matrix contradict each other; null for other methods. */
  readonly consistencyRatio: number | null;
}

/**
 * Weights by length of the purchase cycle. Where people seldom buy, order counts hardly differ, so recency and
 * money lead; where they buy often, money follows from frequency, so recency and frequency lead. The leading two
 * count double: a convention of memberflow, not a published figure.
 */
const presets = {
  long_cycle: { r: 0.4, f: 0.2, m: 0.4 },
  short_cycle: { r: 0.4, f: 0.4, m: 0.2 },
} as const;

/**
 * Weights in proportion to importances, of which those below nothing count as nothing; null where none is above:
 * the dimensions tell nothing then.
 */
export function importanceWeights(importance: Weights): Weights | null {
  const [r, f, m] = [importance.r, importance.f, importance.m].map((one) => Math.max(0, one)) as [
    number,
    number,
    number,
  ];
  return r + f + m > 0 ? exactWeights({ r, f, m }) : null;
}

/** The weights that a method stands for. Throws a RangeError where an AHP matrix is refused. */
export function resolveWeights(method: WeightMethod): ResolvedWeights {
  switch (method.method) {
    case 'equal':
      return { weights: exactWeights({ r: 1, f: 1, m: 1 }), consistencyRatio: null };
    case 'expert':
      return { weights: exactWeights(method), consistencyRatio: null };
    case 'preset':
      return { weights: exactWeights(presets[method.preset]), consistencyRatio: null };
    case 'ahp': {
      const { weights, consistencyRatio } = ahpWeights(method.matrix);
      return { weights: exactWeights(weights), consistencyRatio };
    }
  }
}

const millionths = 1_000_000;

/**
 * Shares in proportion to three numbers, none negative and not all zero, rounded to six decimals that sum to
 * exactly 1 by the largest remainder; of equal remainders R goes before F before M. So a weighted score is an
 * exact decimal and does not depend on the order of additions.
 */
export function exactWeights({ r, f, m }: Weights): Weights {
  const shares = [r, f, m].map((value) => (value / (r + f + m)) * millionths);
  const floors = shares.map(Math.floor);
  const missing = millionths - floors.reduce((sum, part) => sum + part, 0);
  const byRemainder = [0, 1, 2].sort((a, b) => remainder(b) - remainder(a));
  const rounded = floors.map((part, i) => (part + (byRemainder.indexOf(i) < missing ? 1 : 0)) / millionths);
  return { r: rounded[0] as number, f: rounded[1] as number, m: rounded[2] as number };

  function remainder(i: number): number {
    return (shares[i] as number) - (floors[i] as number);
  }
}
