import { plattScale, type PlattScale } from '../calibration/platt.js';
import { checkCount, checkMatrix, checkPositive } from '../checks.js';
import { heldRows, keptRows, stratifiedFolds } from '../folds.js';
import { checkBinary, checkRows } from '../labels.js';
import type { Labelled } from '../learner.js';
import { randomStream } from '../random.js';
import { takeLabelled, takeRows } from '../rows.js';
import type { Watch } from '../watch.js';
import { bindDesign } from './bound_design.js';
import { designOf, type Design } from './design.js';
import { dualDescent } from './dual_descent.js';
import { scoresOf } from './scores.js';

export interface SupportVectorOptions {
  /** Strength of the penalty l2/2 × Σ coefficient² beside the sum of the rows' losses; scikit-learn's C is 1 / l2. */
  readonly l2: number;
  /** Folds over which the scores are made that are calibrated. */
  readonly folds: number;
  readonly seed: number;
}

export const supportVectorDefaults: SupportVectorOptions = { l2: 1, folds: 5, seed: 1 };

export interface SupportVectorModel {
  readonly design: Design;
  /** The intercept, then in the order of `BoundDesign`; of standardised numbers. */
  readonly coefficients: Float64Array;
  /** From the score, the distance from the dividing plane in units of the margin, to the probability. */
  readonly calibration: PlattScale;
}

/** Each coefficient is then within some 10⁻⁴ of its end. */
const descent = { tolerance: 0.01, mostRounds: 50_000 };

/**
 * Linear support vector machine with the squared hinge loss, see `dualDescent`; the intercept is penalised as LIBLINEAR
 * does. Numbers, categories, missing values and constant columns count as in logistic regression. The probabilities
 * are calibrated by Platt's method on scores of rows held out, fold by fold; the model itself is trained with all rows.
 *
 * @throws LearnerError TooFewRows, also where a class has fewer rows than there are folds, OneClass, InvalidLabel,
 * InvalidWeight, InvalidValue, NoFeatures, InvalidOption, NotConverged
 */
export function trainSupportVectors(
  data: Labelled,
  { l2, folds, seed }: SupportVectorOptions,
  watch: Watch,
): SupportVectorModel {
  checkPositive('l2', l2);
  checkCount('folds', folds, 2, 255);
  checkRows(data);
  checkMatrix(data.matrix);
  checkBinary(data.target);
  const parts = stratifiedFolds(data.target, folds, seed);
  const scores = new Float64Array(data.matrix.rows);
  for (let fold = 0; fold < folds; fold += 1) {
    const held = heldRows(parts, fold);
    const plane = trainPlane(takeLabelled(data, keptRows(parts, fold)), l2, seed, watch);
    const rows = takeRows(data.matrix, held);
    const foldScores = scoresOf(plane.design, plane.coefficients, rows, watch);
    for (const [at, row] of held.entries()) scores[row] = foldScores[at] ?? 0;
  }
  const calibration = plattScale(scores, data.target, data.weights);
  return { ...trainPlane(data, l2, seed, watch), calibration };
}

/** The dividing plane alone. */
export function trainPlane(
  { matrix, target, weights }: Labelled,
  l2: number,
  seed: number,
  watch: Watch,
): Pick<SupportVectorModel, 'design' | 'coefficients'> {
  const design = designOf(matrix, weights, watch);
  const problem = { design: bindDesign(design, matrix), target, weights, l2 };
  return { design, coefficients: dualDescent(problem, descent, randomStream(seed), watch) };
}
