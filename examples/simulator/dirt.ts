import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { tableNames } from '../../domain/tables/index.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../../engine/duckdb/settings.js';
import { dirtyConfiguration } from './dirt/configuration.js';
import { writeDirt, type CleanFiles } from './dirt/write_dirt.js';

/**
 * Spoils a simulated business: writes its tables with faults, a configuration that reads them, and the ledger that
 * tells of every faulty row what cleaning must make of it.
 *
 * `node dist/examples/simulator/dirt.js FOLDER --as-of 2025-01-06 --share 0.03`
 *
 * FOLDER is what `memberflow demo` wrote; it gets `dirty/`, `dirty.yaml` and `truth/dirt_ledger.parquet`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'as-of': { type: 'string' },
    share: { type: 'string', default: '0.03' },
    seed: { type: 'string', default: '1' },
  },
});
const [folder] = positionals;
const asOf = values['as-of'];
if (folder === undefined || asOf === undefined)
  throw new Error('Name the folder of a business and its --as-of');

const files: Partial<Record<keyof CleanFiles, readonly [string, ...string[]]>> = {};
const present = new Set(await readdir(join(folder, 'data')));
for (const name of tableNames.filter((table) => present.has(table))) {
  const [first, ...rest] = (await readdir(join(folder, 'data', name)))
    .sort()
    .map((file) => join(folder, 'data', name, file));
  if (first !== undefined) files[name] = [first, ...rest];
}
const base = parse(await readFile(join(folder, 'memberflow.yaml'), 'utf8')) as {
  readonly time_zone: string;
  readonly currency: string;
  readonly tables: Readonly<Record<string, { readonly columns: object }>>;
};
const settings = {
  seed: Number(values.seed),
  share: Number(values.share),
  asOf,
  timeZone: base.time_zone,
  currency: base.currency,
  minAmount: 0,
  folder: join(folder, 'dirty'),
};
await mkdir(settings.folder, { recursive: true });
const { entries } = await createDuckDb(defaultDuckDbSettings).withSession(
  { temporaryFolder: join(folder, 'dirty', '.spill'), signal: new AbortController().signal },
  (session) => writeDirt(session, files, settings, join(folder, 'truth', 'dirt_ledger.parquet')),
);
const columns = Object.fromEntries(
  Object.entries(base.tables).map(([name, table]) => [name, Object.keys(table.columns)]),
);
const parts = dirtyConfiguration(columns, 'dirty', settings.minAmount);
const tables = Object.fromEntries(
  Object.entries(parts.tables).map(([name, table]) => [name, { ...base.tables[name], ...(table as object) }]),
);
await writeFile(join(folder, 'dirty.yaml'), stringify({ ...base, sources: parts.sources, tables }));
for (const [table, rows] of Object.entries(entries))
  process.stdout.write(`${table}: ${rows} rows in the ledger\n`);
