import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { earlierRuns } from '../../activities/earlier_runs.js';
import { artifactsInStore } from '../../activities/kept_artifacts.js';
import type { RunContext } from '../../contracts/steps.js';
import { openFolderStore } from '../../store/folder.js';
import { manifestUri } from '../../store/manifest.js';
import type { Store } from '../../store/store.js';
import { openWorkbench, type Workbench } from '../support/job.js';
import { sampleManifest } from '../support/sample_run.js';

describe('a run that published nothing', () => {
  it('loses what it stored on the way to an erasure, and keeps what tells of it without a row', async () => {
    const bench = await openWorkbench();
    try {
      const store = openFolderStore(join(bench.folder, 'store'));
      const stored = ['config.json', 'retention.json', 'comparison.json', 'facts.json'];
      for (const name of stored)
        await store.put(`store:shop/runs/retained/${name}`, (path) => writeFile(path, '{}'));
      const of = { business: 'shop', runIds: ['retained'], dryRun: false };
      expect(await bench.run(bench.activities.removeUnpublished, of)).toBe(1);
      expect(await store.list('store:shop/runs/retained')).toEqual([...stored.slice(0, 3)].sort());
      expect(await bench.run(bench.activities.removeUnpublished, of)).toBe(0);
    } finally {
      await bench.dispose();
    }
  });
});

describe('a published run whose manifest cannot be read', () => {
  let bench: Workbench;
  let store: Store;
  const { business, job } = sampleManifest;
  const asking = { business, job, runId: 'asking' } as RunContext;

  beforeAll(async () => {
    bench = await openWorkbench();
    store = openFolderStore(join(bench.folder, 'store'));
    for (const [runId, text] of [
      ['whole', JSON.stringify({ ...sampleManifest, runId: 'whole' })],
      ['newer', JSON.stringify({ ...sampleManifest, runId: 'newer', manifestVersion: 2 })],
    ] as const) {
      await store.put(manifestUri({ business, runId }), (path) => writeFile(path, text));
    }
  });
  afterAll(() => bench.dispose());

  it('is named to an erasure, which takes it neither for published nor for unpublished', async () => {
    expect(await bench.run(bench.activities.storedRuns, { business })).toEqual({
      published: ['whole'],
      others: [],
      damaged: ['newer'],
    });
  });

  it('stops retention likewise', async () => {
    await expect(artifactsInStore(store, asking)).rejects.toThrow('The manifest of run newer');
  });

  it('is no earlier run to compare with, and stops no run', async () => {
    expect((await earlierRuns(store, asking)).map(({ runId }) => runId)).toEqual(['whole']);
  });
});
