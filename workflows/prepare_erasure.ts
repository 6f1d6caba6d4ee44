import { jobInputSchema, type JobInput, type JobResult } from '../contracts/run.js';
import { runJob } from './job.js';
import { steps } from './steps.js';

/** Draws the secret of a business that has none yet: a member's number leaves the command only hashed with it. */
export async function prepareErasure(input: JobInput): Promise<JobResult> {
  return await runJob('prepareErasure', jobInputSchema, input, async (run, _valid, progress) => {
    const { business } = run;
    await progress.step(
      'key',
      () => steps.drawKey({ business }),
      () => 'drawn',
    );
    progress.finish('completed');
    return { runId: run.runId, counts: null, tables: {}, documents: [run.configuration], warnings: [] };
  });
}
