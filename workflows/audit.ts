import { jobInputSchema, type JobInput, type JobResult } from '../contracts/run.js';
import { figureSteps, stagedNote } from './figure_steps.js';
import { runJob } from './job.js';
import { steps } from './steps.js';

/** Reads the sources and describes what they hold, without computing anything. */
export async function audit(input: JobInput): Promise<JobResult> {
  return await runJob('audit', jobInputSchema, input, async (run, _valid, progress) => {
    const { tables } = await progress.step(
      'extract',
      () => steps.extract(run),
      (extracted) => stagedNote(extracted.tables),
    );
    const audited = await figureSteps(run, progress).audit(tables);
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
