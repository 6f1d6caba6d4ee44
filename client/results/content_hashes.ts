import type { RunManifest } from '../../contracts/manifest.js';
import type { ContentHashes } from '../../domain/comparison/tables.js';
import { readRfmManifest } from '../../store/manifest.js';
import type { Store } from '../../store/store.js';

/** What an RFM run computes from its clean tables: a churn job that takes its data takes none of it. */
const computed: ReadonlySet<string> = new Set(['audit', 'member_orders', 'rfm_scores', 'rfm_groups']);

/**
 * Content hashes of the tables of a run. The clean tables that a churn job took from an RFM run count as its own: that
 * another one cleaned the sources itself is no difference.
 */
export async function contentHashes(store: Store, run: RunManifest): Promise<ContentHashes> {
  const dataOf = run.job === 'rfm' ? null : run.dataOf;
  const taken =
    dataOf === null ? null : await readRfmManifest(store, { business: run.business, runId: dataOf });
  return {
    ...(taken && Object.fromEntries(Object.entries(hashesOf(taken)).filter(([name]) => !computed.has(name)))),
    ...hashesOf(run),
  };
}

const hashesOf = ({ tables, workingTables }: RunManifest): ContentHashes =>
  Object.fromEntries(
    Object.entries({ ...workingTables, ...tables }).map(([name, { contentHash }]) => [name, contentHash]),
  );
