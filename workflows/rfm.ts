import { patched } from '@temporalio/workflow';
import { jobInputSchema, type JobInput, type JobResult } from '../contracts/run.js';
import { runJob } from './job.js';
import { steps } from './steps.js';
import { counted } from '../domain/text/counted.js';
import { figureCounts, figureSteps, figureTables, stagedNote } from './figure_steps.js';

/** Orders in, RFM out: the main job. */
export async function rfm(input: JobInput): Promise<JobResult> {
  return await runJob('rfm', jobInputSchema, input, async (run, _valid, progress) => {
    const compute = figureSteps(run, progress);
    const extracted = await progress.step(
      'extract',
      () => steps.extract(run),
      ({ tables }) => stagedNote(tables),
    );
    const audited = await compute.audit(extracted.tables);
    const cleaned = await compute.clean(extracted.tables);
    const checked = await progress.step(
      'check',
      () => steps.check({ run, cleaned }),
      ({ findings }) =>
        `${counted(findings.filter(({ verdict }) => verdict === 'passed').length, 'gate')} passed`,
    );
    const features = await compute.features(cleaned);
    const scored = await compute.score(features, cleaned);
    const figures = { audited, cleaned, features, scored };
    // Runs that were under way before there were facts go on without this step; publishing gathers what it needs.
    const told = patched('findings')
      ? await progress.step(
          'findings',
          () => steps.findings({ run, audited, cleaned, scored }),
          ({ movements }) => counted(movements, 'comparison'),
        )
      : null;
    const publishedAt = new Date().toISOString();
    const published = await progress.step(
      'publish',
      () =>
        steps.publish({
          run,
          publishedAt,
          extracted,
          audited,
          cleaned,
          checked,
          features,
          scored,
          facts: told?.facts ?? null,
        }),
      ({ documents }) => documents.map(({ kind }) => kind).join(', '),
    );
    const warnings = [...checked.warnings, ...scored.warnings];
    progress.finish('completed', published.documents, warnings);
    return {
      runId: run.runId,
      counts: figureCounts(figures),
      tables: figureTables(figures),
      documents: [run.configuration, ...(told === null ? [] : [told.facts]), ...published.documents],
      warnings,
    };
  });
}
