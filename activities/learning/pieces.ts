import { gradientBoosting } from '../../learners/boosting/gradient_boosting.js';
import { chooseClusters, type ClusterChoice } from '../../learners/clusters/choose_clusters.js';
import {
  assignClusters,
  kMeans,
  type KMeansModel,
  type KMeansOptions,
} from '../../learners/clusters/k_means.js';
import { contributionsOf } from '../../learners/explain/contributions.js';
import { randomForest } from '../../learners/forest/random_forest.js';
import { isolationForest, type IsolationForest } from '../../learners/isolation/isolation_forest.js';
import type { IsolationOptions } from '../../learners/isolation/options.js';
import type { Conduct, Labelled } from '../../learners/learner.js';
import { linearSupportVectors, logisticRegression } from '../../learners/linear/learners.js';
import type { Matrix } from '../../learners/matrix.js';
import { promised } from '../../learners/promised.js';
import { readableRules, type ReadableOptions } from '../../learners/readable/readable_tree.js';
import type { Scorable } from '../../learners/scoring/scorable.js';
import { watchOf } from '../../learners/watch.js';
import { churnPieces } from './churn/pieces.js';
import { levelImportance } from './level_importance.js';
import { scoringOf, trainingOf } from './single_learner.js';

/**
 * Whole pieces of learning, which `learnInThread` does by their names. A piece may keep its thread busy for as long as it
 * likes; what it takes and gives can be cloned, and holds no functions.
 */
export const pieces = {
  trainBoosting: trainingOf(gradientBoosting),
  scoreBoosting: scoringOf(gradientBoosting),
  trainForest: trainingOf(randomForest),
  scoreForest: scoringOf(randomForest),
  trainLogistic: trainingOf(logisticRegression),
  scoreLogistic: scoringOf(logisticRegression),
  trainSupportVectors: trainingOf(linearSupportVectors),
  scoreSupportVectors: scoringOf(linearSupportVectors),
  readRules: (
    { data, options }: { readonly data: Labelled; readonly options: Partial<ReadableOptions> },
    conduct: Conduct,
  ) => readableRules(data, options, conduct),
  explain: (
    {
      model,
      matrix,
      rows,
    }: { readonly model: Scorable; readonly matrix: Matrix; readonly rows: Uint32Array },
    conduct: Conduct,
  ) => contributionsOf(model, matrix, rows, conduct),
  growIsolation: ({
    matrix,
    options,
  }: {
    readonly matrix: Matrix;
    readonly options: Partial<IsolationOptions>;
  }) => promised(() => isolationForest.train(matrix, options)),
  scoreIsolation: (
    { model, matrix }: { readonly model: IsolationForest; readonly matrix: Matrix },
    conduct: Conduct,
  ) => isolationForest.predict(model, matrix, conduct),
  cluster: (
    { matrix, options }: { readonly matrix: Matrix; readonly options: KMeansOptions },
    conduct: Conduct,
  ) => promised(() => kMeans(matrix, options, watchOf('training', conduct))),
  chooseClusters: (
    { matrix, choice }: { readonly matrix: Matrix; readonly choice: ClusterChoice },
    conduct: Conduct,
  ) => promised(() => chooseClusters(matrix, choice, watchOf('training', conduct))),
  assignClusters: ({ model, matrix }: { readonly model: KMeansModel; readonly matrix: Matrix }) =>
    promised(() => assignClusters(model, matrix)),
  levelImportance,
  ...churnPieces,
} as const;

export type PieceName = keyof typeof pieces;
export type PieceInput<Name extends PieceName> = Parameters<(typeof pieces)[Name]>[0];
export type PieceResult<Name extends PieceName> = Awaited<ReturnType<(typeof pieces)[Name]>>;
