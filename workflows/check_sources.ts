import { jobInputSchema, type JobInput } from '../contracts/run.js';
import type { SourcesReport } from '../contracts/sources_report.js';
import { counted } from '../domain/text/counted.js';
import { runJob } from './job.js';
import { steps } from './steps.js';

/** Tries every configured source where the worker runs, and reports all that is wrong at once. */
export async function checkSources(input: JobInput): Promise<SourcesReport> {
  return await runJob('check', jobInputSchema, input, async (run, _valid, progress) => {
    const report = await progress.step(
      'inspect',
      () => steps.inspectSources(run),
      ({ tables }) =>
        `${tables.filter(({ failure }) => failure === null).length} of ${counted(tables.length, 'table')} can be read`,
    );
    progress.finish('completed');
    return report;
  });
}
