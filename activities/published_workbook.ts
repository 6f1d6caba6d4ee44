import { basename } from 'node:path';
import type { Rendition } from '../contracts/steps.js';
import type { Store } from '../store/store.js';
import { madeFrom } from './erasing/kept_run.js';
import { ifWhole } from '../store/if_whole.js';
import type { OpenedRun } from './open_published.js';
import { shownTables } from './publish_workbook.js';
import { runUri } from './run_folder.js';

/**
 * The workbook that a run itself has published, as it is stored. Null where it has published none, or where the store
 * does not have it any more: retention lets documents go while the tables stay that they are made from.
 */
export async function publishedWorkbook(
  store: Store,
  { rfm, manifest, madeFor }: OpenedRun,
): Promise<Rendition | null> {
  const document = manifest.documents.find(({ kind }) => kind === 'workbook');
  if (document === undefined) return null;
  const { uri, sha256 } = document;
  const stored = { uri: runUri(rfm, basename(decodeURIComponent(uri))), sha256 };
  const path = await ifWhole(store.get(stored));
  return path === null ? null : { kind: 'workbook', audience: madeFor, stored };
}

/** Whether the store has all tables that a workbook of a run is made from. */
export async function canRenderWorkbook(
  store: Store,
  { manifest: { tables } }: Pick<OpenedRun, 'manifest'>,
): Promise<boolean> {
  if (madeFrom.rfm.some((name) => tables[name] === undefined)) return false;
  for (const name of shownTables(tables)) {
    const ref = tables[name];
    if (ref === undefined || (await ifWhole(store.get(ref))) === null) return false;
  }
  return true;
}
