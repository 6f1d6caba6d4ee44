import { jobInputSchema, type JobInput, type JobResult } from '../contracts/run.js';
import { figure } from './figure.js';
import { runJob } from './job.js';
import { steps } from './steps.js';

/** Reads the sources and describes what they hold, without computing anything. */
export async function audit(input: JobInput): Promise<JobResult> {
  return await runJob('audit', jobInputSchema, input, async (run, _valid, progress) => {
    const { tables } = await progress.step(
      'extract',
      () => steps.extract(run),
      (extracted) => extracted.tables.map(({ name, ref }) => `${name} ${figure(ref.rows)} rows`).join(', '),
    );
    const audited = await progress.step(
      'audit',
      () => steps.audit({ run, staged: tables }),
      ({ columns }) => `${figure(columns)} columns`,
    );
    progress.finish('completed');
    return {
      runId: run.runId,
      counts: null,
      tables: { audit: audited.audit },
      documents: [run.configuration],
      warnings: [],
    };
  });
}
