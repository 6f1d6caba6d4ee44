import type { ChurnLearner } from '../../../domain/churn/learners.js';
import type { LeastToLearn } from '../../../domain/churn/least.js';
import type { SnapshotPlan } from '../../../domain/churn/snapshots.js';
import type { Conduct, StoredModel } from '../../../learners/learner.js';
import { takeLabelled } from '../../../learners/rows.js';
import { selectModel } from '../../../learners/selection/select_model.js';
import { storeSelected } from '../../../learners/selection/selected_model.js';
import { warningsIn } from '../../../reporting/warnings.js';
import { keptWorkIn } from '../kept_work_in.js';
import { decided, type StoredChampion } from './challenge.js';
import { distributionsOf } from './distributions.js';
import { judgeChurn } from './judge_churn.js';
import { countsOf, isLeftOut, type LearnedCard, leftOutOf, usesOf, warningsOf } from './learned_card.js';
import { nobodyTested, refuseTooFew } from './refusals.js';
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
  readonly champion: StoredChampion | null;
  /** Folder of this training alone, from which an attempt after a crash goes on; without it, training begins anew. */
  readonly keptIn?: string;
}

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
  { rows, plan, settings, champion, keptIn }: ChurnTraining,
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
    keptIn === undefined ? conduct : { ...conduct, kept: keptWorkIn(keptIn) },
  );
  const { model } = selection;
  const test = takeLabelled(rows, tested);
  const { quality, tenths } = judgeChurn({ probabilities: selection.tested, labels: test.target });
  const columns = rows.matrix.columns.filter(({ name }) => !isLeftOut(selection, name));
  const spread = columns.filter(({ name }) => !model.shared.includes(name));
  const decision = await decided({ champion, quality, own: selection.tested, test }, conduct);
  const uses = usesOf(rows, snapshots);
  const { warnings, toldWarnings } = warningsIn([
    ...warningsOf(selection, plan, uses.at(-1)),
    ...decision.warnings,
  ]);
  return {
    model: storeSelected(model),
    card: {
      learner: model.fitted.learner,
      seed: settings.seed,
      snapshots: uses,
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
