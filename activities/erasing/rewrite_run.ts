import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Config } from '../../config/schema.js';
import type { ErasureOrder, RunErasure } from '../../contracts/erasure.js';
import { manifestSchema, type Manifest, type Superseded } from '../../contracts/manifest.js';
import type { DocumentRef } from '../../contracts/references.js';
import type { RunContext, TableRefs } from '../../contracts/steps.js';
import { factsSchema, type RunFacts } from '../../contracts/facts.js';
import { sqlOf } from '../../sql/load.js';
import { businessKey } from '../../store/business_key.js';
import type { Dependencies } from '../dependencies.js';
import { manifestIn } from '../earlier_runs.js';
import { readFacts } from '../open_published.js';
import { configurationOf, openTable, runUri, scratchOf } from '../run_folder.js';
import { durably, type Step } from '../step.js';
import { factsAfter, runsSpokenOf } from './facts_after.js';
import { documentsOf, removeOtherDocuments, rewriteDocuments, type Rendition } from './rewrite_documents.js';
import { nextForm, rewriteTables, tablesInStore, type RewrittenTables } from './rewrite_tables.js';

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
      const text = await store.read(runUri({ business: run.business, runId: of }, 'manifest.json'));
      if (text === null) return untouched;
      const manifest = manifestSchema.parse(JSON.parse(text));
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

/** How this erasure, in this attempt, has changed a run. */
export const supersededBy = (
  { supersedes }: Pick<Manifest, 'supersedes'>,
  { id, at }: Pick<ErasureOrder, 'id' | 'at'>,
): Superseded | undefined => supersedes?.find((one) => one.erasure === id && one.at === at);

const erasureIn = ({ rows, renditions }: Superseded): RunErasure => ({
  changed: true,
  tables: Object.keys(rows).length,
  rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
  documents: renditions.length,
});

interface DataOfRun {
  readonly manifest: Manifest;
  readonly config: Config;
  readonly erasure: ErasureOrder;
  readonly step: Step;
}

interface RewrittenData extends RewrittenTables {
  /** Distinct members scored, where that changed. */
  readonly members: number | null;
  /** The facts as they are now; null: the run has none. */
  readonly read: RunFacts | null;
  /** Where they were written anew; null: they stay. */
  readonly facts: DocumentRef | null;
}

/** Writes the next form of the tables of a run, and of its facts where these or those of earlier runs change. */
async function rewriteData(
  { store, engine }: Dependencies,
  { manifest, config, erasure, step }: DataOfRun,
): Promise<RewrittenData> {
  const facts = manifest.documents.find(({ kind }) => kind === 'facts');
  const before = facts === undefined ? null : await readFacts(store, facts);
  const bar = { tombstones: erasure.tombstones, key: await businessKey(store, manifest.business) };
  const tables = await tablesInStore(store, manifest);
  const { dryRun } = erasure;
  return await engine.withSession(
    { temporaryFolder: scratchOf(store, manifest, 'erase'), signal: step.signal },
    async (session) => {
      const rewritten = await rewriteTables({ store, session, manifest, config, bar, dryRun, tables });
      const affected =
        Object.keys(rewritten.taken).length > 0 || (before !== null && (await speaksOfChanged(before)));
      if (dryRun || !affected) return { ...rewritten, members: null, read: before, facts: null };
      const after: TableRefs = { ...tables, ...rewritten.written };
      const scores = rewritten.written['rfm_scores'];
      let members: number | null = null;
      if (scores !== undefined) {
        await openTable(store, session, 'rfm_scores', scores);
        const [counted] = await session.rows(sqlOf('results/scored_members'));
        members = Number(counted?.['members'] ?? 0);
      }
      const redrawn =
        before === null ? null : await factsAfter({ store, session, manifest, tables: after }, before);
      return { ...rewritten, members, read: redrawn, facts: redrawn && (await writeFacts(redrawn)) };
    },
  );

  async function speaksOfChanged(of: RunFacts): Promise<boolean> {
    for (const runId of runsSpokenOf(of)) {
      if (runId === manifest.runId) continue;
      const other = await manifestIn(store, manifest.business, runId);
      if (other !== null && supersededBy(other, erasure) !== undefined) return true;
    }
    return false;
  }

  async function writeFacts(redrawn: RunFacts): Promise<DocumentRef> {
    const uri = runUri(manifest, `${nextForm('facts', manifest)}.json`);
    const text = `${JSON.stringify(factsSchema.parse(redrawn))}\n`;
    const stored = await store.put(uri, (path) => writeFile(path, text));
    return { kind: 'facts', stage: 'erase', uri, sha256: stored.sha256 };
  }
}

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
      .filter((name) => /^facts(\.v\d+)?\.json$/.test(name))
      .map((name) => runUri(manifest, name)),
  ];
  for (const uri of uris) if (!named.has(uri)) await store.remove(uri);
}
