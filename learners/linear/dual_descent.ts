import { LearnerError } from '../failure.js';
import { shuffle, shuffledRows, type Random } from '../random.js';
import type { Watch } from '../watch.js';
import type { BoundDesign } from './bound_design.js';
import { featureRows, type FeatureRows } from './feature_rows.js';

export interface DualProblem {
  readonly design: BoundDesign;
  /** 0 or 1 a row. */
  readonly target: Float64Array;
  readonly weights?: Float64Array | undefined;
  readonly l2: number;
}

export interface DescentSettings {
  /** The descent ends when no slope of the dual is steeper in a whole round over the rows. */
  readonly tolerance: number;
  readonly mostRounds: number;
}

/**
 * Coefficients that minimise l2/2 × Σ coefficient² + Σ weight × max(0, 1 − y score)², y = ±1, the intercept penalised
 * as the coefficient of a feature that is always 1: dual coordinate descent with shrinking, algorithm 3 of Hsieh et al.
 * 2008, "A dual coordinate descent method for large-scale linear SVM", for the squared hinge loss.
 *
 * @throws LearnerError NotConverged
 */
export function dualDescent(
  problem: DualProblem,
  { tolerance, mostRounds }: DescentSettings,
  random: Random,
  watch: Watch,
): Float64Array {
  const features = featureRows(problem.design);
  const { rows } = features;
  const state = openDescent(problem, features);
  const order = shuffledRows(rows, random);
  let active = rows;
  let bound = Infinity;
  for (let round = 1; round <= mostRounds; round += 1) {
    watch(round, 0);
    const working = order.subarray(0, active);
    shuffle(working, random);
    const { kept, steepest, flattest } = descend(features, state, working, bound);
    const settled = Math.max(steepest, 0) - Math.min(flattest, 0) <= tolerance;
    if (settled && active === rows) return state.coefficients;
    // Rows put aside were judged by slopes of then: before the end all are looked at again.
    active = settled ? rows : kept;
    bound = settled || steepest <= 0 ? Infinity : steepest;
  }
  throw new LearnerError(
    'NotConverged',
    `The support vector machine did not settle in ${mostRounds} rounds over the rows.`,
    'Raise l2.',
  );
}

interface Descent {
  readonly coefficients: Float64Array;
  /** Of each row, ≥ 0. */
  readonly multipliers: Float64Array;
  /** +1 or −1 of each row. */
  readonly signs: Int8Array;
  /** l2 / (2 × weight) of each row: what the squared hinge adds to the diagonal. */
  readonly softness: Float64Array;
  /** Diagonal of the dual's matrix. */
  readonly diagonal: Float64Array;
}

function openDescent({ target, weights, l2, design }: DualProblem, features: FeatureRows): Descent {
  const { rows, numbers, switches, values, indices } = features;
  const softness = Float64Array.from({ length: rows }, (_, row) => l2 / (2 * (weights?.[row] ?? 1)));
  const diagonal = softness.map((soft, row) => {
    let square = 1 + soft;
    for (let j = row * numbers; j < (row + 1) * numbers; j += 1) square += (values[j] ?? 0) ** 2;
    for (let s = row * switches; s < (row + 1) * switches; s += 1) square += (indices[s] ?? -1) >= 0 ? 1 : 0;
    return square;
  });
  return {
    coefficients: new Float64Array(design.width),
    multipliers: new Float64Array(rows),
    signs: Int8Array.from(target, (label) => (label === 1 ? 1 : -1)),
    softness,
    diagonal,
  };
}

/**
 * One round over the rows of `working`. Those whose multiplier is 0 and stays so by more than `bound` are moved behind
 * the others. `steepest` and `flattest` are the greatest and least projected slope.
 */
function descend(
  { numbers, switches, values, indices }: FeatureRows,
  { coefficients, multipliers, signs, softness, diagonal }: Descent,
  working: Uint32Array,
  bound: number,
): { readonly kept: number; readonly steepest: number; readonly flattest: number } {
  let kept = working.length;
  let steepest = -Infinity;
  let flattest = Infinity;
  for (let at = 0; at < kept; at += 1) {
    const row = working[at] ?? 0;
    const sign = signs[row] ?? 0;
    const multiplier = multipliers[row] ?? 0;
    let score = coefficients[0] ?? 0;
    const firstValue = row * numbers;
    const firstIndex = row * switches;
    for (let j = 0; j < numbers; j += 1) score += (coefficients[1 + j] ?? 0) * (values[firstValue + j] ?? 0);
    for (let s = 0; s < switches; s += 1) {
      const index = indices[firstIndex + s] ?? -1;
      if (index >= 0) score += coefficients[index] ?? 0;
    }
    const slope = sign * score - 1 + multiplier * (softness[row] ?? 0);
    if (multiplier === 0 && slope > 0) {
      if (slope > bound) {
        kept -= 1;
        working[at] = working[kept] ?? 0;
        working[kept] = row;
        at -= 1;
      } else {
        if (steepest < 0) steepest = 0;
        if (flattest > 0) flattest = 0;
      }
      continue;
    }
    if (slope > steepest) steepest = slope;
    if (slope < flattest) flattest = slope;
    const next = Math.max(multiplier - slope / (diagonal[row] ?? 1), 0);
    const change = (next - multiplier) * sign;
    if (change === 0) continue;
    multipliers[row] = next;
    coefficients[0] = (coefficients[0] ?? 0) + change;
    for (let j = 0; j < numbers; j += 1) {
      coefficients[1 + j] = (coefficients[1 + j] ?? 0) + change * (values[firstValue + j] ?? 0);
    }
    for (let s = 0; s < switches; s += 1) {
      const index = indices[firstIndex + s] ?? -1;
      if (index >= 0) coefficients[index] = (coefficients[index] ?? 0) + change;
    }
  }
  return { kept, steepest, flattest };
}
