import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { artifactsInStore } from '../../activities/kept_artifacts.js';
import { withoutRemoved } from '../../activities/superseding_manifest.js';
import { manifestSchema, type Manifest } from '../../contracts/manifest.js';
import type { ArtifactKind } from '../../domain/retention/artifact.js';
import { openFolderStore } from '../../store/folder.js';
import { supersedeManifest } from '../../store/manifest.js';
import type { Workbench } from '../support/job.js';

/** The manifest of a run of the shop, as it stands in its folder. */
export const manifestOf = async ({ folder }: Pick<Workbench, 'folder'>, runId: string): Promise<Manifest> =>
  manifestSchema.parse(
    JSON.parse(await readFile(join(folder, 'store', 'shop', 'runs', runId, 'manifest.json'), 'utf8')),
  );

/** Lets kinds of the artifacts of a published run of the shop go, as a retention policy does. */
export async function letGo(
  bench: Pick<Workbench, 'folder'>,
  runId: string,
  kinds: readonly ArtifactKind[],
): Promise<void> {
  const store = openFolderStore(join(bench.folder, 'store'));
  const going = (await artifactsInStore(store, { business: 'shop', runId: 'retaining' }))
    .filter((artifact) => artifact.runId === runId && kinds.includes(artifact.kind))
    .map((artifact) => ({ ...artifact, because: artifact.kind, places: [...artifact.places] }));
  const manifest = withoutRemoved(await manifestOf(bench, runId), going, '2025-01-01T00:00:00.000Z');
  await supersedeManifest(store, manifest);
  for (const uri of going.flatMap(({ places }) => places)) await store.remove(uri);
}
