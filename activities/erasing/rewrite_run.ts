import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ErasureOrder, RunErasure } from '../../contracts/erasure.js';
import type { RunManifest, Superseded } from '../../contracts/manifest.js';
import type { DocumentRef } from '../../contracts/references.js';
import type { RunContext, TableRefs } from '../../contracts/steps.js';
import { artifactOf } from '../../domain/artifacts/forms.js';
import { manifestIn, manifestUri, supersedeManifest } from '../../store/manifest.js';
import type { Store } from '../../store/store.js';
import type { Dependencies } from '../dependencies.js';
import { configurationThen, runUri } from '../run_folder.js';
import { durably } from '../step.js';
import { documentsRemovedBy, withoutDocuments } from '../superseding_manifest.js';
import { isDocument, isWorkbook, keptRun, type KeptRun } from './kept_run.js';
import { rewriteData, supersededBy, type RewrittenData } from './rewrite_data.js';
import { cannotBeMadeAnew, documentsAnew, type Rendition } from './rewrite_documents.js';

export interface RunToErase {
  readonly run: RunContext;
  /** The published run. */
  readonly of: string;
  readonly erasure: ErasureOrder;
}

/**
 * Takes a member out of a published run: its tables are written beside the earlier ones, its documents rendered anew,
 * and a manifest that supersedes the earlier one makes them count. Only then what went before is removed, and with it
 * the documents that cannot be made anew. However often this is tried, and wherever it was interrupted, the run ends the
 * same.
 */
export const rewriteRun =
  (dependencies: Dependencies) =>
  ({ run, of, erasure }: RunToErase): Promise<RunErasure> =>
    durably(async (step) => {
      const { store } = dependencies;
      const published = { business: run.business, runId: of };
      const text = await store.read(manifestUri(published));
      if (text === null) return untouched;
      const manifest = manifestIn(text, published);
      const done = supersededBy(manifest, erasure);
      if (done !== undefined) {
        await removeSuperseded(store, manifest, done.renditions);
        return { ...erasureIn(done), removed: documentsRemovedBy(manifest, erasure) };
      }
      const kept = await keptRun(store, manifest);
      const config = await configurationThen(store, manifest, run);
      const rewritten = await rewriteData(dependencies, { ...kept, config, erasure, step });
      const { taken, facts, told } = rewritten;
      if (Object.keys(taken).length === 0 && facts === null) return await removeUntold(store, kept, erasure);
      const rows = Object.fromEntries(Object.entries(taken).map(([name, one]) => [name, one.rows]));
      const before: Omit<Superseded, 'renditions'> = {
        sha256: createHash('sha256').update(text).digest('hex'),
        reason: 'erasure',
        erasure: erasure.id,
        at: erasure.at,
        codeVersion: dependencies.codeVersion,
        rows,
      };
      const removed = cannotBeMadeAnew(kept, config);
      if (erasure.dryRun) {
        const documents = kept.documents.size - removed.length;
        return { ...erasureIn({ ...before, renditions: [] }), documents, removed };
      }
      const next = withNext(manifest, rewritten);
      const renditions =
        told === null || !kept.canMakeAnew
          ? []
          : await documentsAnew(dependencies, { manifest: next, told, config }, kept.documents, step);
      const superseding: RunManifest = {
        ...withoutDocuments(next, removed, erasure.at),
        documents: next.documents.map((document) => renderedAnew(document, renditions)),
        supersedes: [...(manifest.supersedes ?? []), { ...before, renditions: [...renditions] }],
      };
      await supersedeManifest(store, superseding);
      await removeSuperseded(store, superseding, renditions);
      return { ...erasureIn({ ...before, renditions: [...renditions] }), removed };
    });

const untouched: RunErasure = { changed: false, tables: 0, rows: 0, documents: 0, removed: [] };

const erasureIn = ({ rows, renditions }: Superseded): Omit<RunErasure, 'removed'> => ({
  changed: true,
  tables: Object.keys(rows).length,
  rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
  documents: renditions.length,
});

/**
 * Removes the workbooks of a run in whose tables nothing was found, where not all are left that could tell. There is no
 * member's row on a page.
 */
async function removeUntold(store: Store, kept: KeptRun, erasure: ErasureOrder): Promise<RunErasure> {
  if (kept.canTell) return untouched;
  const { manifest, documents } = kept;
  const workbooks = [...documents].filter(isWorkbook);
  const removed = [...new Set([...documentsRemovedBy(manifest, erasure), ...workbooks])];
  if (!erasure.dryRun && workbooks.length > 0) {
    await supersedeManifest(store, withoutDocuments(manifest, removed, erasure.at));
    for (const name of workbooks) await store.remove(runUri(manifest, name));
  }
  return { ...untouched, removed };
}

/** The manifest with the tables, facts and counts as they are now. */
function withNext<Of extends RunManifest>(manifest: Of, { written, facts, members }: RewrittenData): Of {
  const next = (refs: TableRefs): TableRefs =>
    Object.fromEntries(Object.entries(refs).map(([name, ref]) => [name, written[name] ?? ref]));
  const { counts, workingTables } = manifest;
  return {
    ...manifest,
    counts: {
      ...counts,
      orders: written['orders_clean']?.rows ?? counts.orders,
      members: members ?? counts.members,
    },
    tables: { ...next(manifest.tables) },
    ...(workingTables === undefined ? {} : { workingTables: { ...next(workingTables) } }),
    documents: manifest.documents.map((document) =>
      document.kind === 'facts' && facts !== null ? facts : document,
    ),
  };
}

/** The copy of a workbook where people look for it has the bytes of the one in the folder of the run. */
function renderedAnew(document: DocumentRef, renditions: readonly Rendition[]): DocumentRef {
  const name = basename(decodeURIComponent(document.uri));
  const anew = renditions.find(({ stored }) => basename(stored.uri) === name);
  return document.kind === 'workbook' && anew !== undefined
    ? { ...document, sha256: anew.stored.sha256 }
    : document;
}

/** Removes the forms of tables and facts that the manifest no longer names, and documents that were not made anew. */
async function removeSuperseded(
  store: Store,
  manifest: RunManifest,
  renditions: readonly Rendition[],
): Promise<void> {
  const named = new Set([
    ...Object.values({ ...manifest.tables, ...manifest.workingTables }).map(({ uri }) => uri),
    ...manifest.documents.map(({ uri }) => uri),
    ...renditions.map(({ stored }) => stored.uri),
  ]);
  const tables = runUri(manifest, 'tables');
  const uris = [
    ...(await store.list(tables))
      .filter((name) => name.endsWith('.parquet'))
      .map((name) => `${tables}/${name}`),
    ...(await store.list(runUri(manifest)))
      .filter((name) => isDocument(name) || isFacts(name))
      .map((name) => runUri(manifest, name)),
  ];
  for (const uri of uris) if (!named.has(uri)) await store.remove(uri);
}

const isFacts = (name: string): boolean =>
  name.endsWith('.json') && artifactOf(name.slice(0, -'.json'.length)) === 'facts';
