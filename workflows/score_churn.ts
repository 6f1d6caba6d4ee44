import type { ChurnData } from '../contracts/churn_steps.js';
import type { ChurnInput, JobResult } from '../contracts/run.js';
import type { RunContext } from '../contracts/steps.js';
import { churnJob } from './churn_job.js';
import { counted, figure } from '../domain/text/counted.js';
import type { Progress } from './progress.js';
import { steps } from './steps.js';

/** Scores every member with the champion of the trained models, and looks after how it does. */
export async function scoreChurn(input: ChurnInput): Promise<JobResult> {
  return await churnJob('scoreChurn', input, scoreMembers);
}

async function scoreMembers(run: RunContext, data: ChurnData, progress: Progress): Promise<JobResult> {
  const features = await progress.step(
    'features',
    () => steps.churnFeatures({ run, data }),
    ({ known, eligible }) => `${counted(known, 'member')}, ${figure(eligible)} eligible`,
  );
  const scored = await progress.step(
    'score',
    () => steps.scoreChurnMembers({ run, features }),
    ({ members, modelId }) => `${counted(members, 'member')} by model ${modelId}`,
  );
  const monitored = await progress.step(
    'monitor',
    () => steps.monitorChurn({ run, data, features, scored }),
    ({ alarms }) => (alarms === 0 ? 'steady' : counted(alarms, 'alarm')),
  );
  const publishedAt = new Date().toISOString();
  const published = await progress.step(
    'publish',
    () => steps.publishChurnScores({ run, publishedAt, data, features, scored, monitored }),
    ({ documents }) => documents.map(({ kind }) => kind).join(', '),
  );
  const warnings = [...data.checked.warnings, ...monitored.warnings];
  progress.finish('completed', published.documents, warnings);
  return {
    runId: run.runId,
    counts: { ...data.counts, members: scored.members },
    tables: { churn_scores: scored.scores, churn_reasons: scored.reasons },
    documents: [run.configuration, monitored.facts, ...published.documents],
    warnings,
    models: [scored.modelId],
  };
}
