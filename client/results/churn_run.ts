import { MemberflowError } from '../../contracts/failures.js';
import type { RunManifest } from '../../contracts/manifest.js';
import { byAsOf } from '../../domain/time/run_order.js';
import { readManifests } from '../../store/manifest.js';
import type { Store } from '../../store/store.js';

/** What is needed of a run to judge members by its clean tables. */
export type RunWithTables = Pick<
  RunManifest,
  'runId' | 'job' | 'asOf' | 'timeZone' | 'publishedAt' | 'tables' | 'workingTables' | 'documents'
>;

/**
 * The stored run whose clean tables tell best how members stood before a day: that of the day itself, or else the first
 * after it, whose tables know everything that was known then. Without a day it is the latest run.
 * @throws MemberflowError `InvalidInput` where no run is stored that knows of the day
 */
export async function runKnowing(
  store: Store,
  business: string,
  asOf: string | undefined,
): Promise<RunWithTables> {
  const runs = (await storedRuns(store, business)).toSorted(byAsOf);
  const latestDay = runs.at(-1)?.asOf;
  if (latestDay === undefined) {
    throw new MemberflowError('InvalidInput', `No run of ${business} has its clean tables stored`, {
      remedy: 'Run one: memberflow run rfm. Its tables are kept as long as the retention policy says.',
    });
  }
  const day = runs.find((run) => run.asOf >= (asOf ?? latestDay))?.asOf;
  const found = runs.findLast((run) => run.asOf === day);
  if (found !== undefined) return found;
  throw new MemberflowError('InvalidInput', `No stored run knows what was before ${asOf ?? latestDay}`, {
    remedy: `The latest describes ${latestDay}: say --as-of ${latestDay}, or run one for the later day.`,
  });
}

async function storedRuns(store: Store, business: string): Promise<readonly RunWithTables[]> {
  const { manifests } = await readManifests(store, business);
  return manifests.filter(hasCleanTables);
}

/** Whether the orders that were cleaned are still there, which every judgement begins with. */
export function hasCleanTables({
  tables,
  workingTables,
}: Pick<RunWithTables, 'tables' | 'workingTables'>): boolean {
  const all = { ...workingTables, ...tables };
  return all['orders_clean'] !== undefined && all['order_adjustments'] !== undefined;
}
