import { writeFile } from 'node:fs/promises';
import { churnCardSchema, churnFormVersion, type ChurnCard } from '../../contracts/churn_card.js';
import type { SnapshotsResult, TrainResult } from '../../contracts/churn_steps.js';
import type { RunContext } from '../../contracts/steps.js';
import { assumedColumns } from '../../domain/churn/assumed_columns.js';
import { silenceFeatures } from '../../domain/churn/silence_features.js';
import type { Progress } from '../../learners/learner.js';
import { warningsIn } from '../../reporting/warnings.js';
import { readTrainingRows } from '../../sql/steps/churn/training_rows.js';
import type { Dependencies } from '../dependencies.js';
import { openTable, scratchOf, writeDocument } from '../run_folder.js';
import { durably, type Step } from '../step.js';
import { learnInThread } from '../threads/learn_in_thread.js';
import { churnSettingsOf, type ChurnSettings } from './settings.js';
import { championFor } from './trained_models.js';

interface TrainingOrder {
  readonly run: RunContext;
  readonly snapshots: SnapshotsResult;
  /** By the workflow's clock, so that a training that is tried again gives the same card. */
  readonly trainedAt: string;
}

/** Learns the model, compares it with the one that is scored with so far, and stores both document and card. */
export const trainChurnModel =
  (dependencies: Dependencies) =>
  (order: TrainingOrder): Promise<TrainResult> =>
    durably(async (step) => {
      const { store } = dependencies;
      const { run } = order;
      const settings = await churnSettingsOf(store, run);
      const champion = await championFor(store, run, settings.definitionHash);
      const rows = await trainingRows(dependencies, order, settings, step);
      const { training, least } = settings.churn;
      const learned = await learnInThread(
        'trainChurn',
        {
          rows,
          plan: order.snapshots.plan,
          settings: { ...training, least, trusted: silenceFeatures(settings.definition) },
          champion: champion && { modelId: champion.manifest.runId, model: champion.model },
        },
        { signal: step.signal, onProgress: told(step) },
      );
      const card = cardOf(dependencies.codeVersion, order, settings, learned.card);
      const model = await writeDocument(store, run, 'model.json', { kind: 'model', stage: 'train' }, (path) =>
        writeFile(path, JSON.stringify(learned.model)),
      );
      const written = await writeDocument(store, run, 'card.json', { kind: 'card', stage: 'train' }, (path) =>
        writeFile(path, `${JSON.stringify(card, null, 2)}\n`),
      );
      return {
        model,
        card: written,
        members: card.members,
        champion: card.decision.champion,
        learner: card.learner,
        rocAuc: card.quality.rocAuc,
        warnings: card.warnings,
        toldWarnings: card.toldWarnings ?? [],
      };
    });

/** Reads the training table into memory that threads share; its session is closed before anything is learned. */
const trainingRows = (
  { store, engine }: Dependencies,
  { run, snapshots }: TrainingOrder,
  { churn }: ChurnSettings,
  { signal }: Step,
) =>
  engine.withSession({ temporaryFolder: scratchOf(store, run, 'churn-train'), signal }, async (session) => {
    await openTable(store, session, 'churn_training', snapshots.training);
    return await readTrainingRows(session, 'churn_training', snapshots.features, {
      mostRows: churn.training.most_rows,
      snapshots: snapshots.plan.snapshots.map(({ on }) => on),
    });
  });

const told =
  ({ report }: Step) =>
  ({ phase, done, of }: Progress): void => {
    report({ [phase]: Number(done.toFixed(1)), of });
  };

/** The card with all that training itself does not know. */
const cardOf = (
  codeVersion: string,
  { run, snapshots, trainedAt }: TrainingOrder,
  { churn, inputs, definitionHash }: ChurnSettings,
  learned: Omit<ChurnCard, keyof CardOfRun>,
): ChurnCard => {
  const ofRun: CardOfRun = {
    version: churnFormVersion,
    modelId: run.runId,
    business: run.business,
    asOf: run.asOf,
    trainedAt,
    codeVersion,
    definitionHash,
    labelDays: churn.label_days,
    gapDays: churn.gap_days,
    dataHash: snapshots.training.contentHash ?? '',
  };
  const leftOut = [...snapshots.leftOut.map((one) => ({ ...one })), ...learned.leftOut];
  const columns = [...assumedColumns(inputs)];
  const assumed = warningsIn(columns.length === 0 ? [] : [{ code: 'churn_columns_assumed', columns }]);
  const warnings = [...assumed.warnings, ...learned.warnings];
  const toldWarnings = [...assumed.toldWarnings, ...(learned.toldWarnings ?? [])];
  return churnCardSchema.parse({ ...ofRun, ...learned, leftOut, warnings, toldWarnings });
};

type CardOfRun = Pick<
  ChurnCard,
  | 'version'
  | 'modelId'
  | 'business'
  | 'asOf'
  | 'trainedAt'
  | 'codeVersion'
  | 'definitionHash'
  | 'labelDays'
  | 'gapDays'
  | 'dataHash'
>;
