import { checkMatrix, checkPositive } from '../checks.js';
import { LearnerError } from '../failure.js';
import { checkBinary, checkRows } from '../labels.js';
import type { Labelled } from '../learner.js';
import type { Matrix } from '../matrix.js';
import type { Watch } from '../watch.js';
import { bindDesign } from './bound_design.js';
import { designOf, type Design } from './design.js';
import { logLossSurface } from './log_loss_surface.js';
import { newton, type Surface } from './newton.js';
import { scoresOf } from './scores.js';
import { sigmoid } from './sigmoid.js';

export interface LogisticOptions {
  /** Strength of the penalty l2/2 × Σ coefficient² beside the sum of the rows' losses; scikit-learn's C is 1 / l2. */
  readonly l2: number;
}

export const logisticDefaults: LogisticOptions = { l2: 1 };

export interface LogisticModel {
  readonly design: Design;
  /** The intercept, then in the order of `BoundDesign`; of standardised numbers. */
  readonly coefficients: Float64Array;
}

/** Rows from which a sample of them gives the first steps, and about how many it has. */
const sampling = { from: 150_000, rows: 50_000 };
const exactly = { tolerance: 1e-4, mostSteps: 100 };
const roughly = { tolerance: 0.01, mostSteps: 20 };

/**
 * Logistic regression: Σ weight × log loss + l2/2 × Σ coefficient², the intercept not penalised, minimised by Newton's
 * method (Hosmer, Lemeshow & Sturdivant, "Applied Logistic Regression", 1.2). Numbers are standardised and categories
 * made one-hot inside. Missing values have a coefficient of their own where training has any; see `design.ts` for
 * constant columns, and for rare and unseen categories.
 *
 * @throws LearnerError TooFewRows, OneClass, InvalidLabel, InvalidWeight, InvalidValue, NoFeatures, InvalidOption, NotConverged
 */
export function trainLogistic(data: Labelled, { l2 }: LogisticOptions, watch: Watch): LogisticModel {
  const { matrix, target, weights } = data;
  checkPositive('l2', l2);
  checkRows(data);
  checkMatrix(matrix);
  checkBinary(target);
  const design = designOf(matrix, weights, watch);
  const bound = bindDesign(design, matrix);
  const start = new Float64Array(bound.width);
  start[0] = logOdds(target, weights);
  let passes = 0;
  const surfaceOf = (stride: number) => (point: Float64Array) => {
    passes += 1;
    return logLossSurface({ design: bound, target, weights, stride, l2 }, point, () => {
      watch(passes, 0);
    });
  };
  const near = matrix.rows < sampling.from ? start : startFromSample(matrix.rows, start, surfaceOf);
  return { design, coefficients: newton(surfaceOf(1), near, exactly) };
}

/** Where every k-th row leads to, each counted k times: from there few steps with all rows are left. */
function startFromSample(
  rows: number,
  start: Float64Array,
  surfaceOf: (stride: number) => (point: Float64Array) => Surface,
): Float64Array {
  try {
    return newton(surfaceOf(Math.floor(rows / sampling.rows)), start, roughly);
  } catch (error) {
    // The sample may have one class only, or separate the classes where all rows do not.
    if (error instanceof LearnerError && error.failure === 'NotConverged') return start;
    throw error;
  }
}

/** Logarithm of the odds of label 1, both classes being there. */
function logOdds(target: Float64Array, weights: Float64Array | undefined): number {
  let [positive, negative] = [0, 0];
  for (let row = 0; row < target.length; row += 1) {
    const weight = weights === undefined ? 1 : (weights[row] ?? 0);
    if (target[row] === 1) positive += weight;
    else negative += weight;
  }
  return Math.log(positive / negative);
}

/** Probability of label 1 of each row. @throws LearnerError MissingColumn, InvalidColumn, InvalidValue */
export function predictLogistic(
  { design, coefficients }: LogisticModel,
  matrix: Matrix,
  watch: Watch,
): Float64Array {
  return scoresOf(design, coefficients, matrix, watch).map(sigmoid);
}
