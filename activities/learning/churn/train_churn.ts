import type { ChurnCard, ChurnQuality } from '../../../contracts/churn_card.js';
import { type ChurnWarning, modelUnusable } from '../../../contracts/churn_warnings.js';
import type { ChurnLearner } from '../../../domain/churn/learners.js';
import type { LeastToLearn } from '../../../domain/churn/least.js';
import { isPromoted } from '../../../domain/churn/promotion.js';
import type { PlannedSnapshot, SnapshotPlan } from '../../../domain/churn/snapshots.js';
import { LearnerError } from '../../../learners/failure.js';
import type { Conduct, StoredModel } from '../../../learners/learner.js';
import { takeLabelled } from '../../../learners/rows.js';
import { pairedNoise } from '../../../learners/selection/paired_noise.js';
import { type Selection, selectModel } from '../../../learners/selection/select_model.js';
import {
  predictSelected,
  restoreSelected,
  storeSelected,
} from '../../../learners/selection/selected_model.js';
import { warningsIn } from '../../../reporting/warnings.js';
import { distributionsOf } from './distributions.js';
import { judgeChurn } from './judge_churn.js';
import { refuseTooFew } from './refusals.js';
import { type ChurnRows, rowFolds, rowsOfUse } from './rows.js';

/** What a churn model is learned from, and how. */
export interface ChurnTraining {
  readonly rows: ChurnRows;
  readonly plan: Pick<SnapshotPlan, 'snapshots' | 'folds' | 'mayCalibrate'>;
  readonly settings: {
    readonly candidates: readonly ChurnLearner[];
    readonly seed: number;
    readonly leak_auc: number;
    readonly least: LeastToLearn;
    /** Features that may tell churn by themselves, see `silenceFeatures`. */
    readonly trusted: readonly string[];
  };
  /** The model that is scored with so far, as it was stored. */
  readonly champion: { readonly modelId: string; readonly model: unknown } | null;
}

/** What a model's card has to say of its training. */
export type LearnedCard = Pick<
  ChurnCard,
  | 'learner'
  | 'seed'
  | 'snapshots'
  | 'features'
  | 'leftOut'
  | 'candidates'
  | 'calibration'
  | 'calibrationTried'
  | 'quality'
  | 'tenths'
  | 'drivers'
  | 'distributions'
  | 'decision'
  | 'members'
  | 'warnings'
  | 'toldWarnings'
>;

export interface TrainedChurn {
  /** To be stored as JSON. */
  readonly model: StoredModel;
  readonly card: LearnedCard;
}

/**
 * Learns a churn model from snapshots, tests it on the latest mature one, and decides whether it takes the place of the
 * one that is scored with. The same rows and settings give the same model.
 *
 * @throws MemberflowError NothingToLearnFrom for too few rows or one outcome only; LearnerError for what cannot be learned from
 */
export async function trainChurn(
  { rows, plan, settings, champion }: ChurnTraining,
  conduct: Conduct,
): Promise<TrainedChurn> {
  const { snapshots } = plan;
  const [trained, tested] = [rowsOfUse(rows, snapshots, 'trained'), rowsOfUse(rows, snapshots, 'tested')];
  const found = countsOf(rows, trained);
  refuseTooFew(found, settings.least);
  if (tested.length === 0) throw nobodyTested(snapshots);
  const selection = await selectModel(
    {
      ...{
        matrix: rows.matrix,
        target: rows.target,
        groups: rows.member,
        days: rows.snapshot,
        trained,
        tested,
      },
      folds: rowFolds(rows, snapshots, plan.folds),
    },
    {
      ...{ candidates: settings.candidates, seed: settings.seed, leakArea: settings.leak_auc },
      trusted: new Set(settings.trusted),
      mayCalibrate: plan.mayCalibrate,
    },
    conduct,
  );
  const { model } = selection;
  const test = takeLabelled(rows, tested);
  const { quality, tenths } = judgeChurn({ probabilities: selection.tested, labels: test.target });
  const columns = rows.matrix.columns.filter(({ name }) => !isLeftOut(selection, name));
  const spread = columns.filter(({ name }) => !model.shared.includes(name));
  const decision = await decided({ champion, quality, own: selection.tested, test }, conduct);
  const { warnings, toldWarnings } = warningsIn([...warningsOf(selection, plan), ...decision.warnings]);
  return {
    model: storeSelected(model),
    card: {
      learner: model.fitted.learner,
      seed: settings.seed,
      snapshots: usesOf(rows, snapshots),
      features: columns.map(({ name }) => name),
      leftOut: leftOutOf(selection),
      candidates: [...selection.candidates],
      calibration: model.calibration?.method ?? null,
      calibrationTried: selection.calibrationTried,
      quality,
      tenths: [...tenths],
      drivers: selection.drivers.map(({ column, share }) => ({ feature: column, share })),
      distributions: distributionsOf(
        { rows: rows.matrix.rows, columns: spread },
        trained,
        selection.outOfSample,
      ),
      decision: decision.decision,
      members: found.members,
      warnings: [...warnings],
      toldWarnings: [...toldWarnings],
    },
  };
}

function countsOf({ member, target }: ChurnRows, rows: Uint32Array): LeastToLearn {
  const members = new Set<number>();
  let churners = 0;
  for (const row of rows) {
    members.add(member[row] ?? -1);
    if (target[row] === 1) churners += 1;
  }
  return { members: members.size, churners, others: rows.length - churners };
}

function usesOf(
  { snapshot, target }: ChurnRows,
  snapshots: readonly PlannedSnapshot[],
): ChurnCard['snapshots'] {
  const [rows, churners] = [new Uint32Array(snapshots.length), new Uint32Array(snapshots.length)];
  for (let row = 0; row < snapshot.length; row += 1) {
    const place = snapshot[row] ?? 0;
    rows[place] = (rows[place] ?? 0) + 1;
    if (target[row] === 1) churners[place] = (churners[place] ?? 0) + 1;
  }
  return snapshots.map(({ on, use }, place) => ({
    on,
    use,
    rows: rows[place] ?? 0,
    churners: churners[place] ?? 0,
  }));
}

const isLeftOut = ({ constant, leaks }: Selection, name: string): boolean =>
  constant.includes(name) || leaks.some(({ column }) => column === name);

const leftOutOf = ({ constant, leaks }: Selection): LearnedCard['leftOut'] => [
  ...constant.map((feature) => ({ feature, reason: 'constant' as const })),
  ...leaks.map(({ column, alone, withIt, without }) => ({
    feature: column,
    reason: 'leak_suspected' as const,
    auc: { alone, withIt, without },
  })),
];

interface Challenge {
  readonly champion: ChurnTraining['champion'];
  readonly quality: ChurnQuality;
  /** Probabilities of the new model for the tested rows. */
  readonly own: Float64Array;
  readonly test: Pick<ChurnRows, 'matrix' | 'target'>;
}

/** Lets both models predict the tested rows. */
async function decided(
  { champion, quality, own, test }: Challenge,
  conduct: Conduct,
): Promise<{ readonly decision: ChurnCard['decision']; readonly warnings: readonly ChurnWarning[] }> {
  if (champion === null) return { decision: { champion: true, against: null }, warnings: [] };
  const { modelId } = champion;
  try {
    const theirs = await predictSelected(restoreSelected(champion.model), test.matrix, conduct);
    const before = judgeChurn({ probabilities: theirs, labels: test.target }).quality;
    const promoted = isPromoted(quality, before, pairedNoise(own, theirs, test.target));
    return {
      decision: { champion: promoted, against: { modelId, quality: before, own: quality } },
      warnings: [],
    };
  } catch (error) {
    // A feature that the model so far was trained with is not there any more, or it cannot be read.
    const because = error instanceof LearnerError && modelUnusable.find((one) => one === error.failure);
    if (because === false || because === undefined) throw error;
    return {
      decision: { champion: true, against: null },
      warnings: [{ code: 'churn_model_replaced', modelId, because }],
    };
  }
}

function warningsOf(
  { leaks, failed, isByTime }: Selection,
  { mayCalibrate }: Pick<SnapshotPlan, 'mayCalibrate'>,
): ChurnWarning[] {
  return [
    ...leaks.map(({ column, alone }): ChurnWarning => ({ code: 'churn_leak', feature: column, alone })),
    ...failed.map(({ learner, error }): ChurnWarning => ({
      code: 'churn_learner_failed',
      learner,
      because: error.failure,
    })),
    ...(isByTime ? [] : [{ code: 'churn_not_by_time' as const }]),
    ...(mayCalibrate ? [] : [{ code: 'churn_not_calibrated' as const }]),
  ];
}

function nobodyTested(snapshots: readonly PlannedSnapshot[]): LearnerError {
  return new LearnerError(
    'TooFewRows',
    `Nobody was eligible at the latest snapshot whose labels are known, ${snapshots.at(-1)?.on ?? ''}.`,
    'Look at the newest orders: does the source still deliver any?',
  );
}
