import { gradientBoosting } from '../boosting/gradient_boosting.js';
import type { BoostedTrees } from '../boosting/model.js';
import type { BoostingOptions } from '../boosting/options.js';
import { randomForest } from '../forest/random_forest.js';
import type { Conduct, Labelled } from '../learner.js';
import { logisticRegression } from '../linear/learners.js';
import type { Matrix } from '../matrix.js';
import { logLoss } from '../metrics/probability_scores.js';
import { joinedRows, takeLabelled, takeRows } from '../rows.js';
import { treeCount } from '../trees/trees.js';
import { type Fold, type OutOfSample, predictedParts, type Tried, validatedRows } from './fold.js';
import type { CandidateName, Fitted } from './learners.js';
import type { WorkUnits } from './work_units.js';

/** Rows of folds, and what work with them is carried out with. */
export interface Trials {
  readonly data: Labelled;
  readonly folds: readonly Fold[];
  readonly seed: number;
  readonly units: WorkUnits;
}

/** Trees until boosting has settled at the rate of learning; more are grown only while they help. */
const mostTrees = 600;
/** Trees in a row that may fail to help. */
const patience = 30;
const forestTrees = 100;

/** Lets each way of learning show how well it predicts the folds. Classes are never weighted: probabilities stay such. */
export const tryCandidate = (name: CandidateName, trials: Trials): Promise<Tried<Fitted>> =>
  ways[name](trials);

/** How many trainings and scorings each takes a fold. */
export const unitsAFold: Readonly<Record<CandidateName, number>> = {
  logistic_regression: 2,
  random_forest: 2,
  gradient_boosting: 4,
};

const ways: Readonly<Record<CandidateName, (trials: Trials) => Promise<Tried<Fitted>>>> = {
  logistic_regression: async (trials) => {
    const train = (rows: Labelled, conduct: Conduct) => logisticRegression.train(rows, {}, conduct);
    return {
      parts: await predictedFolds(trials, train, logisticRegression.predict),
      train: async (rows, conduct) => ({ learner: 'logistic_regression', model: await train(rows, conduct) }),
    };
  },
  random_forest: async (trials) => {
    const train = (rows: Labelled, conduct: Conduct) => {
      const minLeafWeight = leafRows(rows.target.length);
      return randomForest.train(rows, { trees: forestTrees, minLeafWeight, seed: trials.seed }, conduct);
    };
    return {
      parts: await predictedFolds(trials, train, randomForest.predict),
      train: async (rows, conduct) => ({ learner: 'random_forest', model: await train(rows, conduct) }),
    };
  },
  gradient_boosting: async (trials) => {
    const shapes = [];
    for (const options of boostingShapes(trials)) shapes.push(await boosted(trials, options));
    const best = shapes.reduce((least, one) => (one.loss < least.loss ? one : least));
    return {
      parts: best.parts,
      train: async (rows, conduct) => ({
        learner: 'gradient_boosting',
        model: await gradientBoosting.train(
          rows,
          { ...best.options, trees: treesFor(rows.target.length, best) },
          conduct,
        ),
      }),
    };
  },
};

/** Predicts the validated rows of each fold by a model of its learned ones. */
async function predictedFolds<Model>(
  { data, folds, units }: Trials,
  train: (rows: Labelled, conduct: Conduct) => Promise<Model>,
  predict: (model: Model, matrix: Matrix, conduct: Conduct) => Promise<Float64Array>,
): Promise<OutOfSample[]> {
  const parts: OutOfSample[] = [];
  for (const fold of folds) {
    const model = await train(takeLabelled(data, fold.learned), units.next());
    const predicted = await predict(model, takeRows(data.matrix, validatedRows(fold)), units.next());
    parts.push(...predictedParts(fold, predicted, data.target));
  }
  return parts;
}

/** Few rows bear small leaves badly: probabilities of a forest are shares of its leaves. */
const leafRows = (rows: number): number => Math.min(50, Math.max(3, Math.round(rows / 2000)));

/** Shapes of trees that are tried: many small steps with shallow trees, and with LightGBM's usual ones. */
function boostingShapes({ data, seed }: Trials): Partial<BoostingOptions>[] {
  const isSmall = data.target.length < 20_000;
  const shared = { seed, learningRate: isSmall ? 0.05 : 0.08, lambda: 1 };
  return [
    { ...shared, leaves: 8, minLeafRows: isSmall ? 20 : 100 },
    { ...shared, leaves: 31, minLeafRows: isSmall ? 20 : 100, lambda: isSmall ? 0 : 1 },
  ];
}

/** Boosting by folds, each of which ends where its predicted rows have nothing more from it. */
async function boosted({ data, folds, units }: Trials, options: Partial<BoostingOptions>) {
  const parts: OutOfSample[] = [];
  const counts: number[] = [];
  let loss = 0;
  for (const fold of folds) {
    const validated = validatedRows(fold);
    const rows = joinedRows([fold.learned, validated]);
    const earlyStopping = { rounds: patience, lastRows: validated.length };
    const model: BoostedTrees = await gradientBoosting.train(
      takeLabelled(data, rows),
      { ...options, trees: mostTrees, earlyStopping },
      units.next(),
    );
    const predicted = await gradientBoosting.predict(model, takeRows(data.matrix, validated), units.next());
    const own = predictedParts(fold, predicted, data.target);
    parts.push(...own);
    counts.push(treeCount(model.trees));
    loss += meanLoss(own);
  }
  const trees = Math.round(counts.reduce((sum, count) => sum + count, 0) / counts.length);
  const learned = folds.reduce((sum, fold) => sum + fold.learned.length, 0) / folds.length;
  return { options, parts, trees, learned, loss: loss / folds.length };
}

/** More rows bear more trees before chance is learned: by the fourth root of how many times as many there are. */
const treesFor = (rows: number, best: { readonly trees: number; readonly learned: number }): number =>
  Math.round(best.trees * Math.max(1, rows / best.learned) ** 0.25);

const meanLoss = (parts: readonly OutOfSample[]): number =>
  parts.reduce((sum, { probabilities, target }) => sum + logLoss(probabilities, target), 0) / parts.length;
