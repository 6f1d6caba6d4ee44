import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ErasureOrder, RunErasure } from '../../contracts/erasure.js';
import type { Manifest, Superseded } from '../../contracts/manifest.js';
import type { DocumentRef } from '../../contracts/references.js';
import type { RunContext, TableRefs } from '../../contracts/steps.js';
import { artifactOf } from '../../domain/artifacts/forms.js';
import { manifestIn, manifestUri } from '../../store/manifest.js';
import type { Dependencies } from '../dependencies.js';
import { configurationOf, runUri } from '../run_folder.js';
import { durably } from '../step.js';
import { rewriteData, supersededBy, type RewrittenData } from './rewrite_data.js';
import { documentsOf, removeOtherDocuments, rewriteDocuments, type Rendition } from './rewrite_documents.js';

export interface RunToErase {
  readonly run: RunContext;
  /** The published run. */
  readonly of: string;
  readonly erasure: ErasureOrder;
}

/**
 * Takes a member out of a published run: its tables are written beside the earlier ones, its documents rendered anew,
 * and a manifest that supersedes the earlier one makes them count. Only then the earlier tables are removed. However
 * often this is tried, and wherever it was interrupted, the run ends the same.
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
        await removeEarlierForms(dependencies, manifest);
        return erasureIn(done);
      }
      const stored = manifest.documents.find(({ kind }) => kind === 'config');
      const config = await configurationOf(store, stored === undefined ? run : { configuration: stored });
      const rewritten = await rewriteData(dependencies, { manifest, config, erasure, step });
      const { taken, facts } = rewritten;
      if (Object.keys(taken).length === 0 && facts === null) return untouched;
      const rows = Object.fromEntries(Object.entries(taken).map(([name, one]) => [name, one.rows]));
      const before: Omit<Superseded, 'renditions'> = {
        sha256: createHash('sha256').update(text).digest('hex'),
        reason: 'erasure',
        erasure: erasure.id,
        at: erasure.at,
        codeVersion: dependencies.codeVersion,
        rows,
      };
      const rfm = { business: manifest.business, runId: manifest.runId };
      if (erasure.dryRun) {
        const { pages, workbooks } = await documentsOf(dependencies, { rfm, manifest, config });
        return { ...erasureIn({ ...before, renditions: [] }), documents: pages.length + workbooks.length };
      }
      const next = withNext(manifest, rewritten);
      const renditions =
        rewritten.read === null
          ? []
          : await rewriteDocuments(
              dependencies,
              { rfm, manifest: next, facts: rewritten.read, config },
              step,
            );
      await removeOtherDocuments(store, rfm, renditions);
      const superseding: Manifest = {
        // What a later version has added to the manifest stays.
        ...(JSON.parse(text) as Manifest),
        ...next,
        documents: next.documents.map((document) => renderedAnew(document, renditions)),
        supersedes: [...(manifest.supersedes ?? []), { ...before, renditions: [...renditions] }],
      };
      await store.put(runUri(rfm, 'manifest.json'), (path) =>
        writeFile(path, `${JSON.stringify(superseding, null, 2)}\n`),
      );
      await removeEarlierForms(dependencies, superseding);
      return erasureIn({ ...before, renditions: [...renditions] });
    });

const untouched: RunErasure = { changed: false, tables: 0, rows: 0, documents: 0 };

const erasureIn = ({ rows, renditions }: Superseded): RunErasure => ({
  changed: true,
  tables: Object.keys(rows).length,
  rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
  documents: renditions.length,
});

/** The manifest with the tables, facts and counts as they are now. */
function withNext(manifest: Manifest, { written, facts, members }: RewrittenData): Manifest {
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

/** Removes the forms of tables and facts that the manifest no longer names. */
async function removeEarlierForms({ store }: Pick<Dependencies, 'store'>, manifest: Manifest): Promise<void> {
  const named = new Set([
    ...Object.values({ ...manifest.tables, ...manifest.workingTables }).map(({ uri }) => uri),
    ...manifest.documents.map(({ uri }) => uri),
  ]);
  const tables = runUri(manifest, 'tables');
  const uris = [
    ...(await store.list(tables))
      .filter((name) => name.endsWith('.parquet'))
      .map((name) => `${tables}/${name}`),
    ...(await store.list(runUri(manifest)))
      .filter((name) => name.endsWith('.json') && artifactOf(name.slice(0, -'.json'.length)) === 'facts')
      .map((name) => runUri(manifest, name)),
  ];
  for (const uri of uris) if (!named.has(uri)) await store.remove(uri);
}
