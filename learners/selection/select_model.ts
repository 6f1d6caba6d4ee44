import { LearnerError } from '../failure.js';
import type { Conduct, Labelled } from '../learner.js';
import { linearContributions } from '../linear/contributions.js';
import type { Matrix } from '../matrix.js';
import { logLoss } from '../metrics/probability_scores.js';
import { spreadOf } from '../random.js';
import { joinedValues, takeLabelled } from '../rows.js';
import { calibrated, type Calibration, calibrationFrom } from './calibration.js';
import { attempt, type FailedCandidate } from './attempt.js';
import { type CandidateFigures, compareCandidates, type TriedCandidate } from './compare.js';
import { type Driver, driversOf } from './drivers.js';
import type { Fold } from './fold.js';
import type { SelectionConduct } from './kept_work.js';
import { foldsByGroup, tellingFolds, thinnedFolds } from './folds.js';
import { suspectedLeaks, type SuspectedLeak } from './leaks.js';
import { type CandidateName, type Fitted, predictFitted } from './learners.js';
import type { SelectedModel } from './selected_model.js';
import { isConstant, sharedByDays } from './single_columns.js';

/** Rows, and which of them are for what. */
export interface SelectionRows extends Labelled {
  /** Number of the group of each row, 0, 1, …: its member. Groups are never parted where time does not order rows. */
  readonly groups: Float64Array;
  /** Number of the day of each row. */
  readonly days: Float64Array;
  readonly trained: Uint32Array;
  /** Never learned from. */
  readonly tested: Uint32Array;
  /** Of trained rows, in order of time; without any that tell, ways of learning are compared by groups. */
  readonly folds: readonly Fold[];
}

export interface SelectionSettings {
  readonly candidates: readonly CandidateName[];
  readonly seed: number;
  /** Area under the ROC curve from which on a column alone is suspected to know the label. */
  readonly leakArea: number;
  /** Columns that may tell the label by themselves. */
  readonly trusted: ReadonlySet<string>;
  /** Whether the folds cover enough of time to calibrate by. */
  readonly mayCalibrate: boolean;
}

export interface Selection {
  readonly model: SelectedModel;
  readonly candidates: readonly CandidateFigures[];
  /** Ways of learning that were not chosen because they failed. */
  readonly failed: readonly FailedCandidate[];
  /** The calibration that was tried, and log loss on the tested rows without and with it. */
  readonly calibrationTried: {
    readonly method: Calibration['method'];
    readonly before: number;
    readonly after: number;
  } | null;
  /** Columns that are constant in the trained rows. */
  readonly constant: readonly string[];
  readonly leaks: readonly SuspectedLeak[];
  /** Probabilities of the tested rows. */
  readonly tested: Float64Array;
  /** Probabilities of rows that were not learned from: those of the folds, and the tested ones. */
  readonly outOfSample: Float64Array;
  readonly drivers: readonly Driver[];
  /** Whether ways of learning were compared on the folds that were given, not by groups. */
  readonly isByTime: boolean;
}

/** Of more rows an even part of the groups is compared on. */
const mostCompared = 120_000;
/** So many rows tell what a linear model's columns contribute on average. */
const centredRows = 50_000;

/**
 * Chooses the way of learning that predicts the folds best, learns with it from all trained rows, and calibrates it by the
 * predictions of the folds where that improves log loss on the tested rows.
 *
 * A way of learning that fails gives way to the next best.
 *
 * @throws LearnerError OneClass, TooFewRows, NoFeatures where nothing is left to learn from; what the first failed with
 *   where no way of learning is left
 */
export async function selectModel(
  rows: SelectionRows,
  settings: SelectionSettings,
  conduct: SelectionConduct = {},
): Promise<Selection> {
  const { target, groups, trained, tested } = rows;
  const { seed } = settings;
  const constant = rows.matrix.columns
    .filter((column) => isConstant(column, trained))
    .map(({ name }) => name);
  const varying = without(rows.matrix, constant);
  const byTime = tellingFolds(rows.folds, target);
  const isByTime = byTime.length > 0;
  const all = isByTime ? byTime : foldsByGroup(trained, groups, target, seed);
  const folds = thinnedFolds(all, groups, mostCompared);
  const limits = { limit: settings.leakArea, trusted: settings.trusted, groups, seed };
  const leaks = await suspectedLeaks({ matrix: varying, target }, trained, folds, limits, conduct);
  const matrix = without(
    varying,
    leaks.map(({ column }) => column),
  );
  if (matrix.columns.length === 0) throw noFeatures(constant, leaks);
  const data: Labelled = { matrix, target };

  const compared = await compareCandidates({ data, folds, seed }, settings.candidates, conduct);
  const inOrder = [compared.chosen, ...compared.others];
  const { fitted, parts, failed } = await firstToLearn(inOrder, takeLabelled(data, trained), conduct);
  const test = takeLabelled(data, tested);
  const raw = await predictFitted(fitted, test.matrix, conduct);
  const tried = settings.mayCalibrate && isByTime ? calibrationFrom(parts) : null;
  const calibrationTried = tried && {
    method: tried.method,
    before: logLoss(raw, test.target),
    after: logLoss(calibrated(tried, raw), test.target),
  };
  const isBetter = calibrationTried !== null && calibrationTried.after < calibrationTried.before;
  const model: SelectedModel = {
    fitted,
    calibration: isBetter ? tried : null,
    shared: sharedByDays(matrix, rows.days),
    centre: centreOf(fitted, matrix, trained),
  };
  const ofTested = calibrated(model.calibration, raw);
  return {
    model,
    candidates: compared.figures.map((one) => ({ ...one, chosen: one.learner === fitted.learner })),
    failed: [...compared.failed, ...failed],
    calibrationTried,
    constant,
    leaks,
    tested: ofTested,
    outOfSample: joinedValues([
      ...parts.map(({ probabilities }) => calibrated(model.calibration, probabilities)),
      ofTested,
    ]),
    drivers: await driversOf(model, test, seed, conduct),
    isByTime,
  };
}

/** The first of them that can learn from all trained rows. */
async function firstToLearn(inOrder: readonly TriedCandidate[], trained: Labelled, conduct: Conduct) {
  const failed: FailedCandidate[] = [];
  for (const { learner, parts, train } of inOrder) {
    const fitted = await attempt(() => train(trained, conduct));
    if (!(fitted instanceof LearnerError)) return { fitted, parts, failed };
    failed.push({ learner, error: fitted });
  }
  throw failed[0]?.error ?? new RangeError('no candidates to learn with');
}

const without = ({ rows, columns }: Matrix, names: readonly string[]): Matrix => ({
  rows,
  columns: columns.filter(({ name }) => !names.includes(name)),
});

/** Mean contributions of a linear model's columns, of trained rows that stand for all. */
function centreOf(fitted: Fitted, matrix: Matrix, trained: Uint32Array): number[] {
  if (fitted.learner !== 'logistic_regression') return [];
  const rows = spreadOf(trained, centredRows);
  const { columns, values } = linearContributions(fitted.model, matrix, rows);
  const sums = new Float64Array(columns.length);
  for (const [at, value] of values.entries())
    sums[at % columns.length] = (sums[at % columns.length] ?? 0) + value;
  return Array.from(sums, (sum) => sum / rows.length);
}

const noFeatures = (constant: readonly string[], leaks: readonly SuspectedLeak[]): LearnerError =>
  new LearnerError(
    'NoFeatures',
    `No feature is left to learn from: ${constant.length} are the same for everyone, and ${leaks.length} seem to know what came after.`,
    'Look at the tables that features are made of: do they say when each thing happened?',
  );
