import { gradientBoosting } from '../boosting/gradient_boosting.js';
import type { BoostingOptions } from '../boosting/options.js';
import { randomForest } from '../forest/random_forest.js';
import type { Conduct, Labelled, Learner } from '../learner.js';
import { logisticRegression } from '../linear/learners.js';
import { logLoss } from '../metrics/probability_scores.js';
import { joinedRows, takeLabelled, takeRows } from '../rows.js';
import { treeCount } from '../trees/trees.js';
import { type Fold, type OutOfSample, predictedParts, type Tried, validatedRows } from './fold.js';
import type { FoldOutcome, KeptWork } from './kept_work.js';
import type { CandidateName, Fitted } from './learners.js';
import type { WorkUnits } from './work_units.js';

/** Rows of folds, and what work with them is carried out with. */
export interface Trials {
  readonly data: Labelled;
  readonly folds: readonly Fold[];
  readonly seed: number;
  readonly units: WorkUnits;
  readonly kept: KeptWork;
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
  logistic_regression: async (trials) => ({
    parts: await predictedFolds(trials, 'logistic_regression', logisticRegression, () => ({})),
    train: async (rows, conduct) => ({
      learner: 'logistic_regression',
      model: await trials.kept.train(logisticRegression, rows, {}, conduct),
    }),
  }),
  random_forest: async (trials) => {
    const optionsFor = ({ target }: Labelled) => ({
      trees: forestTrees,
      minLeafWeight: leafRows(target.length),
      seed: trials.seed,
    });
    return {
      parts: await predictedFolds(trials, 'random_forest', randomForest, optionsFor),
      train: async (rows, conduct) => ({
        learner: 'random_forest',
        model: await trials.kept.train(randomForest, rows, optionsFor(rows), conduct),
      }),
    };
  },
  gradient_boosting: async (trials) => {
    const shapes = [];
    for (const [shape, options] of boostingShapes(trials).entries())
      shapes.push(await boosted(trials, `gradient_boosting-${shape}`, options));
    const best = shapes.reduce((least, one) => (one.loss < least.loss ? one : least));
    return {
      parts: best.parts,
      train: async (rows, conduct) => {
        const options = { ...best.options, trees: treesFor(rows.target.length, best) };
        return {
          learner: 'gradient_boosting',
          model: await trials.kept.train(gradientBoosting, rows, options, conduct),
        };
      },
    };
  },
};

/** Predicts the validated rows of each fold by a model of its learned ones. */
async function predictedFolds<Options, Model>(
  trials: Trials,
  name: CandidateName,
  learner: Learner<Options, Model>,
  optionsFor: (rows: Labelled) => Options,
): Promise<OutOfSample[]> {
  const { data, folds } = trials;
  const parts: OutOfSample[] = [];
  for (const [at, fold] of folds.entries()) {
    const { predicted } = await foldOutcome(trials, `${name}-${at}`, async (training, scoring) => {
      const rows = takeLabelled(data, fold.learned);
      const model = await learner.train(rows, optionsFor(rows), training);
      const asked = takeRows(data.matrix, validatedRows(fold));
      return { predicted: await learner.predict(model, asked, scoring), trees: 0 };
    });
    parts.push(...predictedParts(fold, predicted, data.target));
  }
  return parts;
}

/** What was kept of a part, or what a training and a scoring give, which are a unit each. */
function foldOutcome(
  { kept, units }: Trials,
  part: string,
  work: (training: Conduct, scoring: Conduct) => Promise<FoldOutcome>,
): Promise<FoldOutcome> {
  const [training, scoring] = [units.next(), units.next()];
  return kept.fold(part, () => work(training, scoring));
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
async function boosted(trials: Trials, name: string, options: Partial<BoostingOptions>) {
  const { data, folds } = trials;
  const parts: OutOfSample[] = [];
  const counts: number[] = [];
  let loss = 0;
  for (const [at, fold] of folds.entries()) {
    const { predicted, trees } = await foldOutcome(trials, `${name}-${at}`, async (training, scoring) => {
      const validated = validatedRows(fold);
      const rows = takeLabelled(data, joinedRows([fold.learned, validated]));
      const earlyStopping = { rounds: patience, lastRows: validated.length };
      const model = await gradientBoosting.train(
        rows,
        { ...options, trees: mostTrees, earlyStopping },
        training,
      );
      const asked = takeRows(data.matrix, validated);
      return {
        predicted: await gradientBoosting.predict(model, asked, scoring),
        trees: treeCount(model.trees),
      };
    });
    const own = predictedParts(fold, predicted, data.target);
    parts.push(...own);
    counts.push(trees);
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
