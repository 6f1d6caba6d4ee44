import type { RunContext } from '../contracts/steps.js';
import { manifestSchema, type Manifest } from '../contracts/manifest.js';
import type { Store } from '../store/store.js';
import { runUri } from './run_folder.js';
import { storeUri } from '../store/uri.js';

/** Manifests of the published runs of this business and job, but for this run; the latest as-of last, then the last published. */
export async function earlierRuns(store: Store, run: RunContext): Promise<readonly Manifest[]> {
  const manifests = await publishedRuns(store, run.business);
  return manifests
    .filter(({ job, runId }) => job === run.job && runId !== run.runId)
    .sort((a, b) => compare(a.asOf, b.asOf) || compare(a.publishedAt, b.publishedAt));
}

/** Manifests of all published runs of a business. */
export async function publishedRuns(store: Store, business: string): Promise<Manifest[]> {
  const ids = await store.list(storeUri(business, 'runs'));
  const manifests = await Promise.all(ids.map((runId) => manifestIn(store, business, runId)));
  return manifests.filter((manifest) => manifest !== null);
}

/** The manifest of a published run; null while it has none. */
export async function manifestIn(store: Store, business: string, runId: string): Promise<Manifest | null> {
  const text = await store.read(runUri({ business, runId }, 'manifest.json'));
  if (text === null) return null;
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
