import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalHash } from '../../config/hash.js';
import { churnCardSchema, churnFormVersion, type ChurnCard } from '../../contracts/churn_card.js';
import type { SnapshotsResult, TrainResult } from '../../contracts/churn_steps.js';
import type { RunContext } from '../../contracts/steps.js';
import { silenceFeatures } from '../../domain/churn/silence_features.js';
import type { Progress } from '../../learners/learner.js';
import { assumedWarnings } from '../../reporting/churn/assumed_warnings.js';
import { readTrainingRows } from '../../sql/steps/churn/training_rows.js';
import type { Store } from '../../store/store.js';
import type { Dependencies } from '../dependencies.js';
import { openTable, scratchOf, writeDocument } from '../run_folder.js';
import { durably, type Step } from '../step.js';
import { learnInThread } from '../threads/learn_in_thread.js';
import { churnSettingsOf, type ChurnSettings } from './settings.js';
import { withMembers } from './snapshot_members.js';
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
      const learnedBy = trainingSettings(settings);
      const learned = await learnInThread(
        'trainChurn',
        {
          rows,
          plan: order.snapshots.plan,
          settings: learnedBy,
          provenance: { codeVersion: dependencies.codeVersion, dataFingerprint: dataHashOf(order) },
          champion: champion && { modelId: champion.manifest.runId, modelFile: champion.modelFile },
          keptIn: join(keptFolder(store, run), hashOfTraining(dependencies.codeVersion, order, learnedBy)),
        },
        { signal: step.signal, onProgress: told(step) },
      );
      const card = cardOf(dependencies.codeVersion, order, settings, learned.card);
      const model = await writeDocument(store, run, 'model.json', { kind: 'model', stage: 'train' }, (path) =>
        writeFile(path, learned.model),
      );
      const written = await writeDocument(store, run, 'card.json', { kind: 'card', stage: 'train' }, (path) =>
        writeFile(path, `${JSON.stringify(card, null, 2)}\n`),
      );
      await rm(keptFolder(store, run), { recursive: true, force: true });
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

const trainingSettings = ({ churn: { training, least }, definition }: ChurnSettings) => ({
  ...training,
  least,
  trusted: silenceFeatures(definition),
});

/** Where an attempt keeps what it has finished, for the one after a crash; removed once the model is stored. */
const keptFolder = (store: Store, run: RunContext): string => scratchOf(store, run, 'churn-learned');

/** What was kept by another version, or of other rows or settings, is never gone on from. */
const hashOfTraining = (
  codeVersion: string,
  { snapshots: { training, features, plan } }: TrainingOrder,
  settings: ReturnType<typeof trainingSettings>,
): string => canonicalHash({ codeVersion, rows: training.sha256, features, plan, settings });

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

const dataHashOf = ({ snapshots }: Pick<TrainingOrder, 'snapshots'>): string =>
  snapshots.training.contentHash ?? '';

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
    dataHash: dataHashOf({ snapshots }),
  };
  const leftOut = [...snapshots.leftOut.map((one) => ({ ...one })), ...learned.leftOut];
  const uses = withMembers(learned.snapshots, snapshots.looked);
  const assumed = assumedWarnings(inputs);
  const warnings = [...assumed.warnings, ...learned.warnings];
  const toldWarnings = [...assumed.toldWarnings, ...(learned.toldWarnings ?? [])];
  return churnCardSchema.parse({
    ...ofRun,
    ...learned,
    snapshots: uses,
    leftOut,
    warnings,
    toldWarnings,
  });
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
