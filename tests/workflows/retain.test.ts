import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { TypedSearchAttributes } from '@temporalio/common';
import { describe, expect, it, vi } from 'vitest';
import { searchAttributes } from '../../contracts/attributes.js';
import { manifestSchema, type Manifest } from '../../contracts/manifest.js';
import { retentionPlanSchema } from '../../contracts/retention.js';
import { jobResultSchema, type JobResult } from '../../contracts/run.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { withWorker } from '../support/temporal.js';
import { asOf } from './small_business.js';
import { onRealServer } from './real_server.js';

describe('retention, on a real server with the real steps', { timeout: 120_000 }, () => {
  const real = onRealServer();

  type Run = (type: string, about?: object) => Promise<JobResult>;

  /** Lets a worker do jobs one after the other, with a policy in their configuration. */
  const withJobs = <T>(business: string, retention: object, work: (run: Run) => Promise<T>): Promise<T> =>
    withWorker(real.server, { activities: real.small.activities }, (taskQueue) => {
      const input = real.small.input(business);
      let runs = 0;
      return work(async (type, about = {}) => {
        const workflowId = `${business}/${type}/${(runs += 1)}`;
        const result: unknown = await real.server.client.workflow.execute(type, {
          taskQueue,
          workflowId,
          args: [{ ...input, configuration: { ...input.configuration, retention }, ...about }],
          workflowExecutionTimeout: '100 seconds',
        });
        await isListedAsEnded(workflowId);
        return jobResultSchema.parse(result);
      });
    });

  /** The server lists a run as under way for a moment after its end, and retention leaves alone what is under way. */
  const isListedAsEnded = (workflowId: string) =>
    vi.waitUntil(
      async () => {
        const query = `WorkflowId = '${workflowId}' and CloseTime is not null`;
        return (await real.server.client.workflow.count(query)).count === 1;
      },
      { timeout: 30_000, interval: 50 },
    );

  const manifestOf = (business: string, runId: string): Manifest =>
    manifestSchema.parse(
      JSON.parse(readFileSync(join(real.runFolder(business, runId), 'manifest.json'), 'utf8')),
    );
  const planOf = (business: string, { runId }: JobResult) =>
    retentionPlanSchema
      .parse(JSON.parse(readFileSync(join(real.runFolder(business, runId), 'retention.json'), 'utf8')))
      .artifacts.map(({ kind, runId: of }) => `${kind} of ${of}`);
  const inDatabase = async (business: string, sql: string) => {
    const attach = join(real.folder, 'out', business, 'memberflow.duckdb');
    const options = {
      temporaryFolder: join(real.folder, 'reading'),
      signal: new AbortController().signal,
      attach,
    };
    const rows = await createDuckDb({ memoryLimit: '128MB', threads: 1 }).withSession(options, (session) =>
      session.rows(sql),
    );
    return rows.map((row) => Object.values(row).map(String).join(' '));
  };
  const filesOf = (business: string, runId: string): readonly string[] =>
    readdirSync(real.runFolder(business, runId), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();

  it('removes what the policy lets go and what is left still explains itself; a dry run removes nothing', async () => {
    const policy = {
      ...{ staging: { keep: 1 }, documents: { keep: 1 }, database: { keep: 1 } },
      ...{ outbox: { keep: 1 }, unfinished: { keep: 1 } },
    };
    await withJobs('kept', policy, async (run) => {
      await run('audit');
      const whole = await run('memberOperations');
      const first = whole.tables['rfm_scores']!.uri.split('/')[2]!;
      const { runId: second } = await run('rfm');
      const before = { first: filesOf('kept', first), second: filesOf('kept', second) };
      const outbox = () => readdirSync(join(real.folder, 'out', 'kept', 'outbox'));

      const dry = await run('retain', { dryRun: true });
      const planned = planOf('kept', dry);
      expect(planned.filter((line) => line.endsWith(first)).sort()).toEqual([
        `database of ${first}`,
        `documents of ${first}`,
        `staging of ${first}`,
      ]);
      expect(planned.filter((line) => line.endsWith(second))).toEqual([]);
      expect(filesOf('kept', first)).toEqual(before.first);
      expect(outbox()).toHaveLength(2);

      await run('retain');
      const removed = before.first.filter((file) => !filesOf('kept', first).includes(file));
      expect(removed).toEqual(before.first.filter((file) => /_staged\.parquet$|\.xlsx$|\.html$/.test(file)));
      expect(removed).toContain('orders_staged.parquet');
      expect(filesOf('kept', second)).toEqual(before.second);
      expect(outbox()).toHaveLength(1);
      const { tables, workingTables, removed: tombstones } = manifestOf('kept', first);
      expect(Object.keys(tables)).toContain('rfm_scores');
      expect(Object.keys(workingTables ?? {})).not.toContain('orders_staged');
      expect(tombstones?.map(({ uri }) => uri.split('/').at(-1)).sort()).toEqual([...removed].sort());
      expect(tombstones?.find(({ because }) => because === 'staging')?.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(manifestOf('kept', second).removed).toBeUndefined();

      expect(await inDatabase('kept', 'select distinct run_id from published.rfm_scores')).toEqual([second]);
      expect(await inDatabase('kept', 'select run_id from published.runs')).toEqual([second]);
      // Whom a mail has reached is known for ever.
      expect(await inDatabase('kept', 'select distinct run_id from published.mail_ledger')).toEqual([first]);
      // What no policy needs to touch again is not planned again.
      expect(
        planOf('kept', await run('retain', { dryRun: true })).filter((line) => line.endsWith(first)),
      ).toEqual([]);
    });
  });

  it('leaves manifest and configuration of a run that goes as a whole, which is no longer compared with', async () => {
    await withJobs('whole', { runs: { keep: 1 } }, async (run) => {
      const { runId: first } = await run('rfm');
      const { runId: second } = await run('rfm');
      // On a busy machine the server's list may have a run as under way again that had ended: then retention leaves it alone.
      const hasGone = async (): Promise<boolean> => {
        await run('retain');
        return !filesOf('whole', first).includes('rfm_scores.parquet');
      };
      await vi.waitUntil(hasGone, { timeout: 60_000, interval: 1_000 });
      expect(filesOf('whole', first)).toEqual(['config.json', 'manifest.json']);
      const { tables, documents, counts } = manifestOf('whole', first);
      expect(tables).toEqual({});
      expect(documents.map(({ kind }) => kind)).toEqual(['config', 'database', 'workbook']);
      expect(counts.orders).toBe(9);
      expect(manifestOf('whole', second).removed).toBeUndefined();
      await expect(run('report', { rfmRunId: first })).rejects.toMatchObject({
        cause: { message: expect.stringContaining('removed by the retention policy') as string },
      });
      expect(jobResultSchema.parse(await run('rfm')).warnings).toEqual([]);
    });
  });

  it('removes nothing of a day that a job under way is about', async () => {
    const { client } = real.server;
    await withJobs('busy', { runs: { keep: 1 } }, async (run) => {
      const { runId: first } = await run('rfm');
      await run('rfm');
      // Nobody works on this queue: it stays under way.
      const handle = await client.workflow.start('rerun', {
        taskQueue: `nobody-${first}`,
        workflowId: `busy/rfm/${asOf}/rerun-1`,
        args: [{ ...real.small.input('busy'), rerunOf: first }],
        typedSearchAttributes: new TypedSearchAttributes([{ key: searchAttributes.asOf, value: asOf }]),
      });
      try {
        await untilListed(handle.workflowId);
        await run('retain');
        expect(existsSync(join(real.runFolder('busy', first), 'tables', 'orders_staged.parquet'))).toBe(true);
      } finally {
        await handle.terminate();
      }
    });
  });

  /** The real.server lists what has begun a moment later. */
  async function untilListed(workflowId: string): Promise<void> {
    const query = `WorkflowId = '${workflowId}' and ExecutionStatus = 'Running'`;
    while ((await real.server.client.workflow.count(query)).count === 0) await pause(50);
  }
});
