import type { RunManifest } from '../../contracts/manifest.js';
import type { TableRefs } from '../../contracts/steps.js';
import type { Store } from '../../store/store.js';
import { runUri } from '../run_folder.js';

/** Tables that facts, pages and workbooks of a job's runs are made from. */
export const madeFrom: Readonly<Record<RunManifest['job'], readonly string[]>> = {
  rfm: ['audit', 'reconciliation', 'rfm_scores', 'rfm_groups'],
  trainChurn: [],
  scoreChurn: ['churn_scores', 'churn_reasons'],
};

/** What the store still has of a published run, others of which retention has removed. */
export interface KeptRun {
  readonly manifest: RunManifest;
  /** By name. */
  readonly tables: TableRefs;
  /** Names of the documents in its folder that people have copies of. */
  readonly documents: ReadonlySet<string>;
  /** Whether its tables say whom its documents show. */
  readonly canTell: boolean;
  /** Whether its documents can be made anew. */
  readonly canMakeAnew: boolean;
}

/** A run after the tables of all runs were gone through. */
export interface ErasedRun extends KeptRun {
  /** Whether something of the member, or of what was told of other runs, was taken out. */
  readonly isRewritten: boolean;
}

/** Whether the documents of a run are as they should be, or are made so; otherwise they are removed. */
export const isWhole = ({ isRewritten, canTell, canMakeAnew }: ErasedRun): boolean =>
  isRewritten ? canMakeAnew : canTell;

/** Looks at what the store still has of a run. */
export async function keptRun(store: Store, manifest: RunManifest): Promise<KeptRun> {
  const tables = await tablesInStore(store, manifest);
  const canTell = madeFrom[manifest.job].every((name) => tables[name] !== undefined);
  return {
    manifest,
    tables,
    documents: new Set(await documentsOf(store, manifest)),
    canTell,
    canMakeAnew: canTell && manifest.documents.some(({ kind }) => kind === 'facts'),
  };
}

/** Names of the documents in the folder of a run that people have copies of. */
export const documentsOf = async (
  store: Store,
  run: Pick<RunManifest, 'business' | 'runId'>,
): Promise<readonly string[]> => (await store.list(runUri(run))).filter(isDocument);

/** Tables of a run that the store still has; others were removed by retention. */
export async function tablesInStore(store: Store, manifest: RunManifest): Promise<TableRefs> {
  const names = new Set(await store.list(runUri(manifest, 'tables')));
  const all = { ...manifest.tables, ...manifest.workingTables };
  return Object.fromEntries(
    Object.entries(all).filter(([, { uri }]) => names.has(uri.slice(uri.lastIndexOf('/') + 1))),
  );
}

/** Whether a file is one that people have copies of: a workbook or a page. */
export const isDocument = (name: string): boolean => isWorkbook(name) || name.endsWith('.html');

export const isWorkbook = (name: string): boolean => name.endsWith('.xlsx');
