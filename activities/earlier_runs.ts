import { MemberflowError } from '../contracts/failures.js';
import type { RunContext } from '../contracts/steps.js';
import type { RunManifest } from '../contracts/manifest.js';
import { readManifest } from '../store/manifest.js';
import type { Store } from '../store/store.js';
import { storeUri } from '../store/uri.js';

/**
 * Manifests of the published runs of this business and job, but for this run; the latest as-of last, then the last
 * published. One that cannot be read is passed over: this run needs none of them to be right.
 */
export async function earlierRuns(store: Store, run: RunContext): Promise<readonly RunManifest[]> {
  return (await readable(store, run.business))
    .filter(({ job, runId }) => job === run.job && runId !== run.runId)
    .sort((a, b) => compare(a.asOf, b.asOf) || compare(a.publishedAt, b.publishedAt));
}

/**
 * Manifests of all published runs of a business, in the order in which they were published.
 * @throws MemberflowError `ArtifactDamaged` when one of them cannot be read
 */
export async function publishedRuns(store: Store, business: string): Promise<readonly RunManifest[]> {
  const runIds = await runIdsOf(store, business);
  const manifests = await Promise.all(runIds.map((runId) => readManifest(store, { business, runId })));
  return manifests
    .filter((manifest) => manifest !== null)
    .sort((a, b) => compare(a.publishedAt, b.publishedAt));
}

/** Manifests of the published runs of one job, the latest as-of last; one that cannot be read is passed over. */
export async function publishedOf<Job extends RunManifest['job']>(
  store: Store,
  business: string,
  job: Job,
): Promise<readonly Extract<RunManifest, { job: Job }>[]> {
  const manifests = await readable(store, business);
  return manifests
    .filter((manifest): manifest is Extract<RunManifest, { job: Job }> => manifest.job === job)
    .sort((a, b) => compare(a.asOf, b.asOf) || compare(a.publishedAt, b.publishedAt));
}

/** Manifests of the published runs of a business, but those that cannot be read. */
async function readable(store: Store, business: string): Promise<readonly RunManifest[]> {
  const manifests = await Promise.all(
    (await runIdsOf(store, business)).map((runId) =>
      readManifest(store, { business, runId }).catch(nullWhenDamaged),
    ),
  );
  return manifests.filter((manifest) => manifest !== null);
}

const runIdsOf = (store: Store, business: string): Promise<readonly string[]> =>
  store.list(storeUri(business, 'runs'));

function nullWhenDamaged(error: unknown): null {
  if (error instanceof MemberflowError && error.failure === 'ArtifactDamaged') return null;
  throw error;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
