import { rerunInputSchema, type JobResult, type RerunInput } from '../contracts/run.js';
import { counted } from '../domain/text/counted.js';
import { figureCounts, figureSteps, figureTables, stagedNote } from './figure_steps.js';
import { runJob } from './job.js';
import { steps } from './steps.js';

/**
 * Computes a published run again from its own staging tables and configuration, and compares the tables. A check: it
 * reads no source, publishes nothing and tells nobody by mail.
 */
export async function rerun(input: RerunInput): Promise<JobResult> {
  return await runJob('rerun', rerunInputSchema, input, async (run, { rerunOf: of }, progress) => {
    const compute = figureSteps(run, progress);
    const staged = await progress.step('restore', () => steps.restoreStaged({ run, of }), stagedNote);
    const audited = await compute.audit(staged);
    const cleaned = await compute.clean(staged);
    const features = await compute.features(cleaned);
    const scored = await compute.score(features, cleaned);
    const figures = { audited, cleaned, features, scored };
    const tables = figureTables(figures);
    const { comparison } = await progress.step(
      'compare',
      () => steps.compareRerun({ run, of, tables }),
      ({ equal }) => `${counted(equal, 'table')} equal`,
    );
    progress.finish('completed', [comparison]);
    return {
      runId: run.runId,
      counts: figureCounts(figures),
      tables: {},
      documents: [run.configuration, comparison],
      warnings: [...scored.warnings],
    };
  });
}
