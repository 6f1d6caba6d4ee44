import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Activities } from '../../activities/index.js';
import { jobResultSchema, type JobResult } from '../../contracts/run.js';
import { manifestSchema } from '../../contracts/manifest.js';
import { openFolderStore } from '../../store/folder.js';
import { openStore } from '../../store/open.js';
import type { Store } from '../../store/store.js';
import { storeUri } from '../../store/uri.js';
import { contents } from '../faults/evidence.js';
import { isFull } from '../faults/size.js';
import {
  bucket,
  environmentOf,
  moto,
  startObjectServer,
  type ObjectServer,
} from '../support/objects/server.js';
import { connectToSharedServer, quietRuntime, withWorker, type SharedServer } from '../support/temporal.js';
import { openSmallBusiness } from './small_business.js';

const business = 'shop';

describe('a job whose store is a bucket', { timeout: 180_000 }, () => {
  let objects: ObjectServer | null;
  let temporal: SharedServer;
  let folder: string;

  beforeAll(async () => {
    quietRuntime();
    folder = mkdtempSync(join(tmpdir(), 'memberflow-bucket-'));
    [objects, temporal] = await Promise.all([startObjectServer(moto), connectToSharedServer()]);
    for (const [name, value] of Object.entries(environmentOf(objects?.port ?? 0))) vi.stubEnv(name, value);
    // The first to need the object server installs it.
  }, 300_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await Promise.all([objects?.dispose(), temporal.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (type: string, activities: Activities): Promise<JobResult> => {
    const input = openSmallBusiness(folder).input(business);
    const result: unknown = await withWorker(temporal, { activities }, (taskQueue) =>
      temporal.client.workflow.execute(type, {
        taskQueue,
        workflowId: `bucket/${randomUUID()}`,
        args: [input],
      }),
    );
    return jobResultSchema.parse(result);
  };

  it('gives the same as with a folder, though no two steps in a row see the same machine', async ({
    skip,
  }) => {
    skip(objects === null);
    const inFolder = await run(
      'rfm',
      openSmallBusiness(folder, openFolderStore(join(folder, 'store'))).activities,
    );
    const env = { MEMBERFLOW_STORE: `s3://${bucket}/job`, MEMBERFLOW_STORE_PATH_STYLE: 'true' };
    const machines = ['one', 'two'].map((name) => openStore(join(folder, name), env));
    const [one, two] = machines.map((store) => openSmallBusiness(folder, store).activities);
    const inBucket = await run(isFull ? 'memberOperations' : 'rfm', inTurn(one!, two!));
    expect(contents(inBucket)).toEqual(contents(inFolder));
    const kinds = ['workbook', 'manifest', ...(isFull ? ['report', 'mail'] : [])];
    expect(inBucket.documents.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
    await hasWholeRun(openStore(join(folder, 'three'), env), inBucket);
    for (const name of ['one', 'two'])
      expect(readdirSync(join(folder, name, 'cache', 'writing'))).toEqual([]);
  });
});

/** Steps of two workers, who take turns. */
function inTurn(one: Activities, two: Activities): Activities {
  let steps = 0;
  const names = Object.keys(one) as (keyof Activities)[];
  const taking = (name: keyof Activities) =>
    ((...parameters: readonly unknown[]) => {
      const worker = (steps += 1) % 2 === 0 ? two : one;
      return (worker[name] as (...given: readonly unknown[]) => unknown)(...parameters);
    }) as unknown;
  return Object.fromEntries(names.map((name) => [name, taking(name)])) as Activities;
}

/** A third machine finds the manifest of the run, and every table that it names as it was written. */
async function hasWholeRun(store: Store, result: JobResult): Promise<void> {
  const published = await Promise.all(
    (await store.list(storeUri(business, 'runs'))).map((runId) =>
      store.read(storeUri(business, 'runs', runId, 'manifest.json')),
    ),
  );
  const [manifest, ...others] = published
    .filter((text) => text !== null)
    .map((text) => manifestSchema.parse(JSON.parse(text)));
  expect(others).toEqual([]);
  const tables = { ...manifest?.workingTables, ...manifest?.tables };
  expect(tables).toMatchObject(result.tables);
  for (const table of Object.values(tables)) await store.get(table);
}
