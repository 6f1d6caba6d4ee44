import type { ChurnData, TrainResult } from '../contracts/churn_steps.js';
import type { ChurnInput, JobResult } from '../contracts/run.js';
import type { RunContext } from '../contracts/steps.js';
import { churnJob } from './churn_job.js';
import { counted } from '../domain/text/counted.js';
import type { Progress } from './progress.js';
import { steps } from './steps.js';

/** Learns from the past which members leave, and says whether the model is the one to score with. */
export async function trainChurn(input: ChurnInput): Promise<JobResult> {
  return await churnJob('trainChurn', input, train);
}

async function train(run: RunContext, data: ChurnData, progress: Progress): Promise<JobResult> {
  const snapshots = await progress.step(
    'snapshots',
    () => steps.churnSnapshots({ run, data }),
    (made) => `${counted(made.training.rows, 'row')}, ${counted(made.plan.snapshots.length, 'snapshot')}`,
  );
  const trainedAt = new Date().toISOString();
  const trained = await progress.step(
    'train',
    () => steps.trainChurnModel({ run, snapshots, trainedAt }),
    trainingNote,
  );
  const published = await progress.step(
    'publish',
    () => steps.publishChurnModel({ run, publishedAt: trainedAt, data, snapshots, trained }),
    ({ documents }) => documents.map(({ kind }) => kind).join(', '),
  );
  const documents = [trained.model, trained.card, ...published.documents];
  const warnings = [...data.checked.warnings, ...trained.warnings];
  progress.finish('completed', documents, warnings);
  return {
    runId: run.runId,
    counts: { ...data.counts, members: trained.members },
    tables: { churn_training: snapshots.training },
    documents: [run.configuration, ...documents],
    warnings,
    models: [run.runId],
  };
}

/** Such as `gradient boosting, ROC-AUC 0.842, the model to score with`. */
const trainingNote = ({ learner, rocAuc, champion }: TrainResult): string =>
  [
    learner.replaceAll('_', ' '),
    ...(rocAuc === null ? [] : [`ROC-AUC ${rocAuc.toFixed(3)}`]),
    champion ? 'the model to score with' : 'the model before stays',
  ].join(', ');
