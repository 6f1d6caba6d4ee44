import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../client/runs/failure.js';
import { comparisonSchema } from '../../contracts/comparison.js';
import type { Manifest } from '../../contracts/manifest.js';
import { jobResultSchema, type JobResult } from '../../contracts/run.js';
import { openFolderStore, sha256OfFile } from '../../store/folder.js';
import { withWorker, type SharedServer } from '../support/temporal.js';
import { historyOf, payloadTexts } from './history.js';
import { memberMark } from './small_business.js';
import { onRealServer } from './real_server.js';
import { errorOfRun } from './error_of_run.js';

describe('computing a run again, on a real server with the real steps', () => {
  const real = onRealServer();

  const tablesIn = (business: string, runId: string): readonly string[] => {
    try {
      return readdirSync(join(real.runFolder(business, runId), 'tables')).sort();
    } catch {
      return [];
    }
  };

  /** Publishes a run, lets a test do something to it, then computes it again. */
  const rerunAfter = <T>(
    business: string,
    meanwhile: (published: JobResult) => void,
    look: (rerun: Rerun, published: JobResult) => Promise<T>,
  ): Promise<T> =>
    withWorker(real.server, { activities: real.small.activities }, async (taskQueue) => {
      const input = real.small.input(business);
      const start = (type: string, about: object) =>
        real.server.client.workflow.start(type, {
          taskQueue,
          workflowId: `${business}/${type}`,
          args: [{ ...input, ...about }],
          workflowExecutionTimeout: '50 seconds',
        });
      const published = jobResultSchema.parse(await (await start('rfm', {})).result());
      meanwhile(published);
      const handle = await start('rerun', { rerunOf: published.runId });
      return await look({ handle, runId: handle.firstExecutionRunId }, published);
    });

  type Handle = Awaited<ReturnType<SharedServer['client']['workflow']['start']>>;
  interface Rerun {
    readonly handle: Handle;
    readonly runId: string;
  }

  const failureOfRun = async ({ handle }: Rerun) => failureOf(await errorOfRun(handle));

  it('gives the same content of every feature and result table, and publishes nothing', async () => {
    // The sources may have changed since: they are not read.
    const database = join(real.folder, 'out', 'again', 'memberflow.duckdb');
    let before = '';
    const emptySources = () => {
      writeFileSync(join(real.folder, 'orders.csv'), 'order no,card,time,amount,state\n');
    };
    const orders = readFileSync(join(real.folder, 'orders.csv'));
    await rerunAfter('again', emptySources, async ({ handle, runId }, published) => {
      before = await sha256OfFile(database);
      const { documents, counts, tables } = jobResultSchema.parse(await handle.result());
      writeFileSync(join(real.folder, 'orders.csv'), orders);
      expect(counts).toEqual(published.counts);
      expect(tables).toEqual({});
      expect(documents.map(({ kind }) => kind)).toEqual(['config', 'comparison']);
      const comparison = comparisonSchema.parse(
        JSON.parse(readFileSync(join(real.runFolder('again', runId), 'comparison.json'), 'utf8')),
      );
      expect(comparison.of).toBe(published.runId);
      expect(comparison.codeVersions).toEqual({ before: 'test', after: 'test' });
      expect(comparison.tables.map(({ table }) => table)).toEqual([
        ...['audit', 'member_orders', 'order_adjustments', 'orders_clean', 'orders_quarantine'],
        ...['reconciliation', 'rfm_groups', 'rfm_scores'],
      ]);
      for (const { table, before: hash, after } of comparison.tables) {
        expect(hash, table).toBe(published.tables[table]?.contentHash);
        expect(after, table).toBe(hash);
      }
      // What is equal is not kept twice, and only the run itself counts as published.
      expect(tablesIn('again', runId)).toEqual([]);
      expect(
        await openFolderStore(join(real.folder, 'store')).read(`store:again/runs/${runId}/manifest.json`),
      ).toBeNull();
      expect(await sha256OfFile(database)).toBe(before);
      expect(payloadTexts(await historyOf(handle)).filter((text) => text.includes(memberMark))).toEqual([]);
    });
  });

  it('fails as RerunDiffers where a table comes out otherwise, naming it, and keeps the tables of now', async () => {
    const change = ({ runId }: JobResult) => {
      const path = join(real.runFolder('other', runId), 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
      const scores = manifest.tables['rfm_scores']!;
      const changed = { ...scores, contentHash: '6-0-0' };
      const tables = { ...manifest.tables, rfm_scores: changed };
      writeFileSync(path, JSON.stringify({ ...manifest, codeVersion: 'of before', tables }));
    };
    await rerunAfter('other', change, async (rerun, published) => {
      const { type, message, details } = await failureOfRun(rerun);
      expect(type).toBe('RerunDiffers');
      const hash = published.tables['rfm_scores']!.contentHash!;
      expect(message.split('\n')).toEqual([
        `1 of 8 tables of run ${published.runId} are not what its staging tables give now`,
        `  rfm_scores: 6-0-0 then, ${hash} now`,
        '  computed by memberflow of before then, test now',
      ]);
      expect(details?.remedy).toContain('memberflow runs diff');
      expect(tablesIn('other', rerun.runId)).toContain('rfm_scores.parquet');
    });
  });

  it.each([
    [
      'is missing',
      (path: string) => {
        rmSync(path);
      },
    ],
    [
      'has other bytes',
      (path: string) => {
        writeFileSync(path, 'x', { flag: 'a' });
      },
    ],
  ])('fails as ArtifactDamaged where a staging table %s, with a way on', async (what, damage) => {
    const business = what.replaceAll(' ', '-');
    const spoil = ({ runId }: JobResult) => {
      damage(join(real.runFolder(business, runId), 'tables', 'orders_staged.parquet'));
    };
    await rerunAfter(business, spoil, async (rerun, published) => {
      const { type, message, details } = await failureOfRun(rerun);
      expect(type).toBe('ArtifactDamaged');
      expect(message).toContain(`orders_staged.parquet ${what}`);
      expect(message).toContain(`run ${published.runId} cannot be computed again`);
      expect(details?.remedy).toContain('memberflow run rfm --as-of 2020-06-30');
    });
  });
});
