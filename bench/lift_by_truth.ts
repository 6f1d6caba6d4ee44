import { randomStream } from '../learners/random.js';
import { mean } from './limits.js';

/** Draws of the bootstrap, and the part of them that the interval leaves out on each side. */
const bootstrap = { draws: 1_000, tail: 0.025 };

/** Members to be ranked: two scores of each, and what is true of them. */
export interface Ranked {
  readonly own: Float64Array;
  readonly oracle: Float64Array;
  readonly truth: Float64Array;
}

/** Mean truth of the tenth with the greatest scores, as a multiple of the mean truth. */
export function lift(scores: Float64Array, truth: Float64Array): number {
  return mean(at(truth, descending(scores).subarray(0, Math.round(scores.length / 10)))) / mean(truth);
}

/** (lift − 1) of own scores as a share of the oracle's. */
export const liftShare = ({ own, oracle, truth }: Ranked): number =>
  (lift(own, truth) - 1) / (lift(oracle, truth) - 1);

/** Interval of {@link liftShare}, 95 %, over members drawn with replacement. */
export function liftShareInterval({ own, oracle, truth }: Ranked): readonly [number, number] {
  const random = randomStream(1);
  const shares = Float64Array.from({ length: bootstrap.draws }, () => {
    const drawn = Uint32Array.from(own, () => random.below(own.length));
    return liftShare({ own: at(own, drawn), oracle: at(oracle, drawn), truth: at(truth, drawn) });
  }).sort();
  const shareAt = (part: number) => shares[Math.floor(part * bootstrap.draws)] ?? Number.NaN;
  return [shareAt(bootstrap.tail), shareAt(1 - bootstrap.tail)];
}

/** Rows by score, the greatest first. */
export function descending(scores: Float64Array): Uint32Array {
  return Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
}

/** Values of these rows. */
export function at(values: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
}
