import { patched } from '@temporalio/workflow';
import { jobInputSchema, type JobInput, type JobResult } from '../contracts/run.js';
import { runJob } from './job.js';
import { steps } from './steps.js';
import { figure } from './figure.js';

/** Orders in, RFM out: the main job. */
export async function rfm(input: JobInput): Promise<JobResult> {
  return await runJob('rfm', jobInputSchema, input, async (run, _valid, progress) => {
    const extracted = await progress.step(
      'extract',
      () => steps.extract(run),
      ({ tables }) => tables.map(({ name, ref }) => `${name} ${figure(ref.rows)} rows`).join(', '),
    );
    const staged = extracted.tables;
    const audited = await progress.step(
      'audit',
      () => steps.audit({ run, staged }),
      ({ columns }) => `${figure(columns)} columns`,
    );
    const cleaned = await progress.step(
      'clean',
      () => steps.clean({ run, staged }),
      ({ figures: { lines, orders } }) =>
        `${figure(lines.read)} rows = ${figure(lines.kept)} kept + ${figure(lines.quarantined)} quarantined + ${figure(lines.excluded)} excluded; ${figure(orders)} orders`,
    );
    const checked = await progress.step(
      'check',
      () => steps.check({ run, cleaned }),
      ({ findings }) =>
        `${figure(findings.filter(({ verdict }) => verdict === 'passed').length)} gates passed`,
    );
    const features = await progress.step(
      'features',
      () => steps.features({ run, cleaned }),
      ({ memberOrders, periods }) => `${figure(memberOrders.rows)} rows, ${figure(periods.length)} periods`,
    );
    const scored = await progress.step(
      'score',
      () => steps.score({ run, features }),
      ({ members, groups }) => `${figure(members)} members, ${figure(groups.rows)} groups`,
    );
    // Runs that were under way before there were facts go on without this step; publishing gathers what it needs.
    const told = patched('findings')
      ? await progress.step(
          'findings',
          () => steps.findings({ run, audited, cleaned, scored }),
          ({ movements }) => `${figure(movements)} comparisons`,
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
    progress.finish('completed', published.documents);
    return {
      runId: run.runId,
      counts: {
        lines: { ...cleaned.figures.lines },
        orders: cleaned.figures.orders,
        members: scored.members,
      },
      tables: {
        ...cleaned.tables,
        audit: audited.audit,
        member_orders: features.memberOrders,
        rfm_scores: scored.scores,
        rfm_groups: scored.groups,
      },
      documents: [run.configuration, ...(told === null ? [] : [told.facts]), ...published.documents],
      warnings: [...checked.warnings, ...scored.warnings],
    };
  });
}
