import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareRerun } from '../../activities/compare_rerun.js';
import type { Manifest } from '../../contracts/manifest.js';
import type { TableRef } from '../../contracts/references.js';
import type { RunContext } from '../../contracts/steps.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { openFolderStore } from '../../store/folder.js';
import { activityEnvironment } from '../support/activity_environment.js';
import { sampleManifest } from '../support/sample_run.js';
import { temporaryFolder } from '../support/temporary.js';

const { business, asOf, timeZone, runId: of, configurationHash } = sampleManifest;

const ref = (contentHash: string): TableRef => ({
  uri: `store:${business}/runs/any/tables/rfm_scores.parquet`,
  rows: 1,
  bytes: 1,
  sha256: '00'.repeat(32),
  contentHash,
  schemaVersion: 1,
});

const run: RunContext = {
  business,
  job: 'rerun',
  runId: 'rerun-1',
  asOf,
  timeZone,
  configuration: { kind: 'config', stage: 'open', uri: 'store:none', sha256: '00'.repeat(32) },
  configurationHash,
  baseFolder: '/',
};

/** Compares a run whose scores had the hash `then` with a rerun of it by memberflow 0.3.0 that gives `now`. */
async function compared(manifest: Partial<Manifest>, now: string): Promise<unknown> {
  const store = openFolderStore(join(temporaryFolder(), 'store'));
  const published: Manifest = { ...sampleManifest, ...manifest, tables: { rfm_scores: ref('then') } };
  await store.put(`store:${business}/runs/${of}/manifest.json`, (path) =>
    writeFile(path, JSON.stringify(published)),
  );
  const engine = createDuckDb({ memoryLimit: '256MB', threads: 1 });
  const compare = compareRerun({ store, engine, codeVersion: '0.3.0' });
  return await activityEnvironment().run(compare, { run, of, tables: { rfm_scores: ref(now) } });
}

const erased: NonNullable<Manifest['supersedes']> = [
  {
    sha256: '00'.repeat(32),
    reason: 'erasure',
    erasure: 'erasure-1',
    at: '2018-03-01T00:00:00.000Z',
    codeVersion: '0.3.0',
    rows: { rfm_scores: 1 },
    renditions: [],
  },
];

describe('a rerun', () => {
  it('that gives the same tables counts them', async () => {
    await expect(compared({}, 'then')).resolves.toMatchObject({ equal: 1 });
  });

  it.each([
    ['the same code: a fault of memberflow', { codeVersion: '0.3.0' }, 'report it as a fault of memberflow'],
    [
      'another version: its figures are compared',
      { codeVersion: '0.2.0' },
      'Another version computed it then',
    ],
    ['a member erased since: drawn without it', { codeVersion: '0.3.0', supersedes: erased }, 'was erased'],
  ])('that gives other tables says why they may differ: %s', async (_, manifest, cause) => {
    await expect(compared(manifest, 'now')).rejects.toMatchObject({
      type: 'RerunDiffers',
      message: expect.stringContaining('rfm_scores: then then, now now') as string,
      details: [{ remedy: expect.stringContaining(cause) as string }],
    });
  });
});
