import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openFolderStore } from '../../store/folder.js';
import { manifestUri, readManifest } from '../../store/manifest.js';
import { sampleManifest } from '../support/sample_run.js';

describe('the manifest of a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'memberflow-manifest-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const store = openFolderStore(folder);
  const run = { business: 'shop', runId: 'one' };
  const put = (text: string) => store.put(manifestUri(run), (path) => writeFile(path, text));

  it('is null while the run has published nothing', async () => {
    expect(await readManifest(store, { ...run, runId: 'none' })).toBeNull();
  });

  it('is read as it was written', async () => {
    await put(JSON.stringify(sampleManifest));
    expect(await readManifest(store, run)).toEqual(sampleManifest);
  });

  it.each([
    ['cut off', '{"manifestVersion": 1,'],
    ['of a version to come', JSON.stringify({ ...sampleManifest, manifestVersion: 2 })],
  ])('that is %s is damaged, not absent', async (_, text) => {
    await put(text);
    await expect(readManifest(store, run)).rejects.toMatchObject({
      failure: 'ArtifactDamaged',
      message: 'The manifest of run one of shop cannot be read',
    });
  });
});
