import { retainInputSchema, type JobResult, type RetainInput } from '../contracts/run.js';
import { counted, figure } from '../domain/text/counted.js';
import { runJob } from './job.js';
import { steps } from './steps.js';

/** Removes what the retention policy of the configuration lets go, or only plans it. */
export async function retain(input: RetainInput): Promise<JobResult> {
  return await runJob('retain', retainInputSchema, input, async (run, { dryRun }, progress) => {
    const now = new Date().toISOString();
    const { plan } = await progress.step('plan', () => steps.planRemovals({ run, now }), removalNote);
    if (dryRun !== true) {
      await progress.step('remove', () => steps.removePlanned({ run, plan, now }), removalNote);
    }
    progress.finish('completed', [plan]);
    return {
      runId: run.runId,
      counts: null,
      tables: {},
      documents: [run.configuration, plan],
      warnings: [],
    };
  });
}

const removalNote = ({ artifacts, bytes }: { readonly artifacts: number; readonly bytes: number }): string =>
  `${counted(artifacts, 'artifact')}, ${figure(Math.round(bytes / 1000))} kB`;
