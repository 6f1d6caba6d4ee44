import type { RunContext } from '../contracts/steps.js';
import type { RunManifest } from '../contracts/manifest.js';
import { byAsOf, byPublication } from '../domain/time/run_order.js';
import { readManifests, type StoredManifests } from '../store/manifest.js';
import type { Store } from '../store/store.js';

/**
 * Manifests of the published runs of this business and job, but for this run; the latest as-of last, then the last
 * published. One that cannot be read is passed over: this run needs none of them to be right.
 */
export async function earlierRuns(store: Store, run: RunContext): Promise<readonly RunManifest[]> {
  const { manifests } = await readManifests(store, run.business);
  return manifests.filter(({ job, runId }) => job === run.job && runId !== run.runId).toSorted(byAsOf);
}

/** All runs of a business, the published ones in the order in which they were published. */
export async function publishedRuns(store: Store, business: string): Promise<StoredManifests> {
  const { manifests, ...others } = await readManifests(store, business);
  return { manifests: manifests.toSorted(byPublication), ...others };
}

/** Manifests of the published runs of one job, the latest as-of last; one that cannot be read is passed over. */
export async function publishedOf<Job extends RunManifest['job']>(
  store: Store,
  business: string,
  job: Job,
): Promise<readonly Extract<RunManifest, { job: Job }>[]> {
  const { manifests } = await readManifests(store, business);
  return manifests
    .filter((manifest): manifest is Extract<RunManifest, { job: Job }> => manifest.job === job)
    .toSorted(byAsOf);
}
