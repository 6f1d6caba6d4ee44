import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../client/runs/failure.js';
import { findRfmRun } from '../../client/runs/published_run.js';
import { snapshotOf } from '../../client/runs/watch.js';
import { jobSteps } from '../../contracts/identity.js';
import { progressQuery, type RunProgress } from '../../contracts/progress.js';
import { jobResultSchema, type JobInput, type JobResult } from '../../contracts/run.js';
import { withWorker } from '../support/temporal.js';
import { historyOf, payloadTexts } from './history.js';
import { memberMark } from './small_business.js';
import { onRealServer } from './real_server.js';
import { errorOfRun } from './error_of_run.js';

describe('telling of a run, on a real server with the real steps', { timeout: 180_000 }, () => {
  const real = onRealServer();

  type Start = (type: string, input: object) => Promise<WorkflowHandle>;

  /** Lets a worker run while `work` starts workflows, each under an id of its own. */
  const withRuns = <T>(business: string, work: (start: Start) => Promise<T>): Promise<T> =>
    withWorker(real.server, { activities: real.small.activities }, (taskQueue) => {
      let runs = 0;
      return work((type, input) =>
        real.server.client.workflow.start(type, {
          taskQueue,
          workflowId: `${business}/${type}/${(runs += 1)}`,
          args: [input],
          workflowExecutionTimeout: '150 seconds',
        }),
      );
    });

  const resultOf = async (started: Promise<WorkflowHandle>): Promise<JobResult> =>
    jobResultSchema.parse(await (await started).result());

  const failureOfRun = async (started: Promise<WorkflowHandle>) => failureOf(await errorOfRun(await started));

  const outbox = (input: JobInput): readonly string[] => {
    try {
      return readdirSync(join(real.folder, 'out', input.business, 'outbox')).sort();
    } catch {
      return [];
    }
  };

  it('member operations compute the figures, then publish the page and one mail a group', async () => {
    const input = real.small.input('whole');
    await withRuns('whole', async (start) => {
      const handle = await start('memberOperations', input);
      const result = jobResultSchema.parse(await handle.result());
      const kinds = result.documents.map(({ kind }) => kind);
      expect(kinds).toEqual(
        expect.arrayContaining(['facts', 'database', 'workbook', 'manifest', 'report', 'mail']),
      );
      // Two languages are read: that of the configuration, and that of the board.
      expect(kinds.filter((kind) => kind === 'report')).toHaveLength(2);
      expect(kinds.filter((kind) => kind === 'mail')).toHaveLength(2);
      expect(result.warnings).toEqual([]);
      expect(result.children).toEqual([`${handle.workflowId}/rfm`, `${handle.workflowId}/report`]);
      for (const { uri } of result.documents.filter(({ kind }) => kind === 'report' || kind === 'mail')) {
        expect(readFileSync(fileURLToPath(uri)).byteLength).toBeGreaterThan(1000);
      }
      expect(outbox(input)).toHaveLength(2);

      const { steps } = await handle.query<RunProgress>(progressQuery);
      expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual(['rfm done', 'report done']);
      // A command that watches it tells the steps of its parts, and one about its run finds that of the figures.
      const { steps: told } = await snapshotOf(real.server.client, await handle.describe());
      expect(told?.map(({ step, state }) => `${step} ${state}`)).toEqual(
        [...jobSteps.rfm, ...jobSteps.report].map((name) => `${name} done`),
      );
      const search = {
        client: real.server.client,
        home: real.folder,
        business: 'whole',
        id: handle.workflowId,
      };
      const { job, runId } = await findRfmRun(search);
      expect(job).toBe('rfm');
      expect(result.tables['rfm_scores']?.uri).toContain(runId);
      expect(payloadTexts(await historyOf(handle)).filter((text) => text.includes(memberMark))).toEqual([]);
    });
  });

  it('a report of the same run again mails nobody twice, and neither does resending what arrived', async () => {
    const input = real.small.input('twice');
    await withRuns('twice', async (start) => {
      const { runId: rfmRunId } = await resultOf(start('rfm', input));
      const first = await resultOf(start('report', { ...input, rfmRunId }));
      expect(first.documents.filter(({ kind }) => kind === 'mail')).toHaveLength(2);
      const before = outbox(input);
      const second = await resultOf(start('report', { ...input, rfmRunId }));
      expect(second.documents.filter(({ kind }) => kind === 'mail')).toEqual([]);
      const again = await resultOf(start('resendMail', { ...input, rfmRunId, group: 'team' }));
      expect(again.documents.filter(({ kind }) => kind === 'mail')).toEqual([]);
      expect(outbox(input)).toEqual(before);
    });
  });

  it('a failed run is told to the groups that want to know, with the failure it ends with', async () => {
    const input = real.small.input('failing', { spoiled: true });
    await withRuns('failing', async (start) => {
      const { type, message } = await failureOfRun(start('memberOperations', input));
      expect(type).toBe('DataQualityGate');
      const [mail, ...others] = outbox(input);
      expect(others).toEqual([]);
      expect(mail).toMatch(/^failing-failure-2020-06-30-team-/);
      const text = readFileSync(join(real.folder, 'out', 'failing', 'outbox', mail ?? ''), 'utf8');
      expect(text).toContain('To: analyst@example.com');
      expect(message).toMatch(/67/);
    });
  });

  it.each([
    ['of a run that published nothing', 'report', { rfmRunId: 'no-such-run' }, /has published nothing/],
    [
      'to a group that does not exist',
      'resendMail',
      { rfmRunId: '', group: 'tema' },
      /no recipient group "tema"/,
    ],
  ])('telling %s is refused by name', async (_, type, about, words) => {
    const input = real.small.input('refusing');
    await withRuns(`refusing-${type}`, async (start) => {
      const rfmRunId = about.rfmRunId === '' ? (await resultOf(start('rfm', input))).runId : about.rfmRunId;
      const failure = await failureOfRun(start(type, { ...input, ...about, rfmRunId }));
      expect(failure.type).toBe('InvalidInput');
      expect(failure.message).toMatch(words);
      expect(failure.details?.remedy).not.toBe('');
    });
  });
});
