import { copyToParquet, countParquetRows, parquetRelation } from '../engine/parquet.js';
import type { Parameters, Session } from '../engine/session.js';
import type { RunContext, TableRefs } from '../contracts/steps.js';
import type { RunManifest } from '../contracts/manifest.js';
import type { DocumentRef, TableRef } from '../contracts/references.js';
import { parseConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { contentHash } from '../sql/steps/content_hash.js';
import type { Store } from '../store/store.js';
import { storeUri } from '../store/uri.js';
import { readFile } from 'node:fs/promises';

/** Version of the form of the stored tables. */
const tableSchemaVersion = 1;

type RunId = Pick<RunContext, 'business' | 'runId'>;

/** Uri of something in the folder of a run. */
export const runUri = ({ business, runId }: RunId, ...names: readonly string[]): string =>
  storeUri(business, 'runs', runId, ...names);

/** Where temporary files of the steps of a run lie: on the disk of the worker, wherever the store is. */
export const scratchFolder = (store: Store, run: RunId): string => store.scratch(runUri(run, 'scratch'));

/** Below it each attempt at a step has a folder of its own for what it spills to disk. */
export const scratchOf = (store: Store, run: RunId, step: string): string =>
  store.scratch(runUri(run, 'scratch', step));

/** Writes the rows of a query as a table of the run. Feature and result tables are hashed by content too. */
export async function writeTable(
  store: Store,
  session: Session,
  run: RunId,
  name: string,
  select: string,
  { hashed, parameters = {} }: { readonly hashed: boolean; readonly parameters?: Parameters },
): Promise<TableRef> {
  const uri = runUri(run, 'tables', `${name}.parquet`);
  let rows = 0;
  let hash: string | null = null;
  const stored = await store.put(uri, async (path) => {
    await copyToParquet(session, select, path, parameters);
    rows = await countParquetRows(session, path);
    if (hashed) hash = await contentHash(session, path);
  });
  return { ...stored, rows, contentHash: hash, schemaVersion: tableSchemaVersion };
}

/** Relation of a stored table, for a query; its bytes are those of the reference. */
export const storedRelation = async (store: Store, ref: TableRef): Promise<string> =>
  parquetRelation(await store.get(ref));

/** Makes a table of the run readable in a session under a name. */
export async function openTable(store: Store, session: Session, name: string, ref: TableRef): Promise<void> {
  const relation = await storedRelation(store, ref);
  await session.run(`create or replace temp view ${name} as select * from ${relation}`);
}

/** {@link openTable} for several tables, by name. */
export async function openTables(
  store: Store,
  session: Session,
  tables: TableRefs,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const ref = tables[name];
    if (ref === undefined) throw new RangeError(`The run has no table ${name}`);
    await openTable(store, session, name, ref);
  }
}

/** The configuration of a run, from the store. */
export async function configurationOf(
  store: Store,
  { configuration }: Pick<RunContext, 'configuration'>,
): Promise<Config> {
  return parseConfig(JSON.parse(await readFile(await store.get(configuration), 'utf8')));
}

/** The configuration that a published run was made with; null: manifests of before name none. */
export async function publishedConfiguration(
  store: Store,
  { documents }: Pick<RunManifest, 'documents'>,
): Promise<Config | null> {
  const configuration = documents.find(({ kind }) => kind === 'config');
  return configuration === undefined ? null : await configurationOf(store, { configuration });
}

/** {@link publishedConfiguration}, or else that of another run. */
export const configurationThen = async (
  store: Store,
  manifest: Pick<RunManifest, 'documents'>,
  otherwise: Pick<RunContext, 'configuration'>,
): Promise<Config> =>
  (await publishedConfiguration(store, manifest)) ?? (await configurationOf(store, otherwise));

/** Writes a document of the run. */
export async function writeDocument(
  store: Store,
  run: RunId,
  file: string,
  of: Pick<DocumentRef, 'kind' | 'stage'>,
  write: (path: string) => Promise<void>,
): Promise<DocumentRef> {
  const { uri, sha256 } = await store.put(runUri(run, file), write);
  return { ...of, uri, sha256 };
}
