import { blockFor, type Block, type BoundDesign } from './bound_design.js';
import { scoreBlock } from './linear_scores.js';
import type { Surface } from './newton.js';
import { sigmoid, softplus } from './sigmoid.js';

/** Rows that stay in the processor's cache while all pairs of their features are multiplied. */
const blockRows = 128;

export interface LossRows {
  readonly design: BoundDesign;
  /** 0 or 1 a row. */
  readonly target: Float64Array;
  readonly weights?: Float64Array | undefined;
  /** Every how many rows count; weighted so many times. */
  readonly stride: number;
  readonly l2: number;
}

/**
 * Σ weight × ln(1 + e^(±score)) + l2/2 × Σ coefficient², the intercept's apart, with its first two derivatives.
 * The features are computed block by block: no copy of the matrix is made.
 *
 * @param onRows is told after some ten thousand rows how many were seen
 */
export function logLossSurface(
  rows: LossRows,
  coefficients: Float64Array,
  onRows: (rows: number) => void,
): Surface {
  const { design, stride, l2 } = rows;
  const block = blockFor(design, blockRows);
  const pass = openPass(design, block);
  let loss = 0;
  for (let start = 0; start < design.rows; start += blockRows * stride) {
    const count = Math.min(blockRows, Math.ceil((design.rows - start) / stride));
    design.encode(block, { start, count, stride });
    scoreBlock(design, block, coefficients, pass.scores, count);
    loss += differentiate(rows, pass, start, count);
    addNumbers(design, block, pass, count);
    addPairs(block, pass, count);
    addSwitches(design, block, pass, count);
    if ((start / stride) % (blockRows * 256) === 0) onRows(start);
  }
  placePairs(design, pass);
  for (let j = 1; j < coefficients.length; j += 1) {
    const coefficient = coefficients[j] ?? 0;
    loss += 0.5 * l2 * coefficient * coefficient;
    pass.gradient[j] = (pass.gradient[j] ?? 0) + l2 * coefficient;
    const diagonal = j * coefficients.length + j;
    pass.hessian[diagonal] = (pass.hessian[diagonal] ?? 0) + l2;
  }
  return { loss, gradient: pass.gradient, hessian: pass.hessian };
}

interface Pass {
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  readonly scores: Float64Array;
  /** First and second derivative of each row's loss by its score. */
  readonly slopes: Float64Array;
  readonly curvatures: Float64Array;
  /** Values of the numbers × curvature. */
  readonly curved: Float64Array;
  /** Second derivatives by two numbers, as far as k ≤ j. */
  readonly pairs: Float64Array;
  /** Numbers with a zero behind an odd one, so that they can be taken in twos. */
  readonly even: number;
}

function openPass({ width }: BoundDesign, { room, values }: Block): Pass {
  const even = values.length / room;
  return {
    gradient: new Float64Array(width),
    hessian: new Float64Array(width * width),
    scores: new Float64Array(room),
    slopes: new Float64Array(room),
    curvatures: new Float64Array(room),
    curved: new Float64Array(values.length),
    pairs: new Float64Array(even * even),
    even,
  };
}

/** Loss of the block's rows, and its derivatives by the scores; those by the intercept are added up here. */
function differentiate(
  { target, weights, stride }: LossRows,
  { scores, slopes, curvatures, gradient, hessian }: Pass,
  start: number,
  count: number,
): number {
  let [loss, slopeSum, curvatureSum] = [0, 0, 0];
  for (let i = 0, row = start; i < count; i += 1, row += stride) {
    const score = scores[i] ?? 0;
    const positive = target[row] === 1;
    const weight = weights === undefined ? stride : stride * (weights[row] ?? 0);
    const probability = sigmoid(score);
    loss += weight * softplus(positive ? -score : score);
    const slope = weight * (positive ? probability - 1 : probability);
    const curvature = weight * probability * (1 - probability);
    slopes[i] = slope;
    curvatures[i] = curvature;
    slopeSum += slope;
    curvatureSum += curvature;
  }
  gradient[0] = (gradient[0] ?? 0) + slopeSum;
  hessian[0] = (hessian[0] ?? 0) + curvatureSum;
  return loss;
}

/** Adds what numbers have to do with the intercept, and multiplies them by the curvatures. */
function addNumbers({ numbers, width }: BoundDesign, block: Block, pass: Pass, count: number): void {
  const { room, values } = block;
  const { gradient, hessian, slopes, curvatures, curved } = pass;
  for (let j = 0; j < numbers; j += 1) {
    const at = j * room;
    let slope = 0;
    let curvature = 0;
    for (let i = 0; i < count; i += 1) {
      const value = values[at + i] ?? 0;
      const product = value * (curvatures[i] ?? 0);
      curved[at + i] = product;
      curvature += product;
      slope += value * (slopes[i] ?? 0);
    }
    gradient[1 + j] = (gradient[1 + j] ?? 0) + slope;
    const line = (1 + j) * width;
    hessian[line] = (hessian[line] ?? 0) + curvature;
  }
}

/** Adds what numbers have to do with each other: two by two, so that a value is read once for two products. */
function addPairs({ room, values }: Block, { curved, pairs, even }: Pass, count: number): void {
  for (let j = 0; j < even; j += 2) {
    for (let k = 0; k <= j; k += 2) {
      let nearNear = 0;
      let nearFar = 0;
      let farNear = 0;
      let farFar = 0;
      for (let i = 0, a = j * room, b = k * room; i < count; i += 1, a += 1, b += 1) {
        const near = curved[a] ?? 0;
        const far = curved[a + room] ?? 0;
        const other = values[b] ?? 0;
        const next = values[b + room] ?? 0;
        nearNear += near * other;
        nearFar += near * next;
        farNear += far * other;
        farFar += far * next;
      }
      const at = j * even + k;
      pairs[at] = (pairs[at] ?? 0) + nearNear;
      pairs[at + 1] = (pairs[at + 1] ?? 0) + nearFar;
      pairs[at + even] = (pairs[at + even] ?? 0) + farNear;
      pairs[at + even + 1] = (pairs[at + even + 1] ?? 0) + farFar;
    }
  }
}

function placePairs({ numbers, width }: BoundDesign, { hessian, pairs, even }: Pass): void {
  for (let j = 0; j < numbers; j += 1) {
    hessian.set(pairs.subarray(j * even, j * even + j + 1), (1 + j) * width + 1);
  }
}

/** Adds what the coefficients that are switched on have to do with all before them; each stands behind the numbers. */
function addSwitches(
  { numbers, switches, width }: BoundDesign,
  { room, values, indices }: Block,
  { gradient, hessian, slopes, curvatures }: Pass,
  count: number,
): void {
  for (let s = 0; s < switches; s += 1) {
    for (let i = 0; i < count; i += 1) {
      const index = indices[s * room + i] ?? -1;
      if (index < 0) continue;
      const line = index * width;
      const curvature = curvatures[i] ?? 0;
      gradient[index] = (gradient[index] ?? 0) + (slopes[i] ?? 0);
      hessian[line] = (hessian[line] ?? 0) + curvature;
      for (let j = 0; j < numbers; j += 1) {
        hessian[line + 1 + j] = (hessian[line + 1 + j] ?? 0) + curvature * (values[j * room + i] ?? 0);
      }
      for (let other = 0; other <= s; other += 1) {
        const on = indices[other * room + i] ?? -1;
        if (on >= 0) hessian[line + on] = (hessian[line + on] ?? 0) + curvature;
      }
    }
  }
}
