import { writeFile } from 'node:fs/promises';
import { runManifestSchema, type Manifest, type RunManifest } from '../contracts/manifest.js';
import { MemberflowError } from '../contracts/failures.js';
import { isDamaged } from './if_whole.js';
import type { Store } from './store.js';
import { storeUri } from './uri.js';

/** Which run's manifest is meant. */
export type RunOfManifest = Pick<RunManifest, 'business' | 'runId'>;

/** Uri of the manifest of a run. */
export const manifestUri = ({ business, runId }: RunOfManifest): string =>
  storeUri(business, 'runs', runId, 'manifest.json');

/**
 * The manifest of a published run; null while the run has published nothing.
 * @throws MemberflowError `ArtifactDamaged` when there is one that cannot be read: nobody may take such a run for one
 * that has published nothing
 */
export async function readManifest(store: Store, run: RunOfManifest): Promise<RunManifest | null> {
  const text = await store.read(manifestUri(run));
  return text === null ? null : manifestIn(text, run);
}

/** {@link readManifest} of an RFM run; null also where the run is one of another job. */
export async function readRfmManifest(store: Store, run: RunOfManifest): Promise<Manifest | null> {
  const manifest = await readManifest(store, run);
  return manifest?.job === 'rfm' ? manifest : null;
}

/** What the store has of the runs of a business. */
export interface StoredManifests {
  /** Of the published runs. */
  readonly manifests: readonly RunManifest[];
  /** Run ids of the published runs whose manifest cannot be read. */
  readonly damaged: readonly string[];
  /** Run ids of those that have published nothing. */
  readonly unpublished: readonly string[];
}

/** {@link readManifest} of all runs of a business, for whoever can go on without those that cannot be read. */
export async function readManifests(store: Store, business: string): Promise<StoredManifests> {
  const runIds = await store.list(storeUri(business, 'runs'));
  const read = await Promise.all(
    runIds.map(async (runId) => {
      try {
        return { runId, manifest: await readManifest(store, { business, runId }), damaged: false };
      } catch (error) {
        if (isDamaged(error)) return { runId, manifest: null, damaged: true };
        throw error;
      }
    }),
  );
  const unread = read.filter(({ manifest }) => manifest === null);
  return {
    manifests: read.flatMap(({ manifest }) => manifest ?? []),
    damaged: unread.filter(({ damaged }) => damaged).map(({ runId }) => runId),
    unpublished: unread.filter(({ damaged }) => !damaged).map(({ runId }) => runId),
  };
}

/** Puts the next manifest of a run in the place of the one that is there; what a later version has added to that stays. */
export async function supersedeManifest(store: Store, next: RunManifest): Promise<void> {
  const uri = manifestUri(next);
  const before = JSON.parse((await store.read(uri)) ?? '{}') as object;
  await store.put(uri, (path) => writeFile(path, `${JSON.stringify({ ...before, ...next }, null, 2)}\n`));
}

/** {@link readManifest} of its text. */
export function manifestIn(text: string, run: RunOfManifest): RunManifest {
  try {
    return runManifestSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new MemberflowError(
      'ArtifactDamaged',
      `The manifest of run ${run.runId} of ${run.business} cannot be read`,
      {
        remedy: `A newer memberflow may have written it: then use that one. Otherwise restore ${manifestUri(run)} from a backup of the store.`,
      },
      { cause: error },
    );
  }
}
