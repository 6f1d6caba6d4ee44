import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { tableNames, type TableName } from '../../../domain/tables/index.js';
import { createDuckDb } from '../../../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../../../engine/duckdb/settings.js';
import type { Progress } from '../write/progress.js';
import { dirtyConfiguration } from './configuration.js';
import { writeDirt, type CleanFiles, type DirtSummary } from './write_dirt.js';

/** Name of the configuration that reads the dirty files. */
export const dirtyConfigurationName = 'dirty.yaml';

export interface DirtyBusinessOptions {
  readonly seed: number;
  /** Share of the rows that are spoiled. */
  readonly share: number;
  /** First local day that is not known. */
  readonly asOf: string;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress & { readonly stage: 'spoil' }) => void;
}

/** What this reads of the business's own configuration. */
interface CleanConfiguration {
  readonly business: string;
  readonly time_zone: string;
  readonly currency: string;
  readonly tables: Readonly<
    Partial<Record<TableName, { readonly columns: object; readonly min_amount?: number }>>
  >;
}

/**
 * Spoils a simulated business: writes its tables with faults into `dirty/`, `dirty.yaml`, which reads them, and
 * `truth/dirt_ledger.parquet`, which tells of every faulty row what cleaning must make of it.
 *
 * @param folder holds `data/` and `memberflow.yaml`
 */
export async function writeDirtyBusiness(
  folder: string,
  { seed, share, asOf, signal, progress }: DirtyBusinessOptions,
): Promise<DirtSummary> {
  const text = await readFile(join(folder, 'memberflow.yaml'), 'utf8');
  const base = parse(text) as CleanConfiguration;
  const minAmount = base.tables.orders?.min_amount ?? 0;
  const { time_zone: timeZone, currency } = base;
  const settings = { seed, share, asOf, timeZone, currency, minAmount, folder: join(folder, 'dirty') };
  await mkdir(settings.folder, { recursive: true });
  await mkdir(join(folder, 'truth'), { recursive: true });
  const files = await cleanFiles(folder);
  const summary = await createDuckDb(defaultDuckDbSettings).withSession(
    { temporaryFolder: join(settings.folder, '.spill'), signal },
    (session) =>
      writeDirt(session, files, settings, join(folder, 'truth', 'dirt_ledger.parquet'), (table, done, of) => {
        progress({ stage: 'spoil', table, done, of });
      }),
  );
  const [schema = ''] = text.split('\n');
  await writeFile(join(folder, dirtyConfigurationName), dirtyText(base, minAmount, { schema, share }));
  return summary;
}

async function cleanFiles(folder: string): Promise<CleanFiles> {
  const files: Partial<Record<TableName, readonly [string, ...string[]]>> = {};
  const present = new Set(await readdir(join(folder, 'data')));
  for (const name of tableNames.filter((table) => present.has(table))) {
    const [first, ...rest] = (await readdir(join(folder, 'data', name)))
      .sort()
      .map((file) => join(folder, 'data', name, file));
    if (first !== undefined) files[name] = [first, ...rest];
  }
  return files;
}

/** The clean configuration with the dirty files as its sources. Its business has another name, so that runs stay apart. */
function dirtyText(
  base: CleanConfiguration,
  minAmount: number,
  { schema, share }: { readonly schema: string; readonly share: number },
): string {
  const columns = Object.fromEntries(
    Object.entries(base.tables).map(([name, table]) => [name, Object.keys(table.columns)]),
  );
  const parts = dirtyConfiguration(columns, 'dirty', minAmount);
  const tables = Object.fromEntries(
    Object.entries(parts.tables).map(([name, table]) => [
      name,
      { ...base.tables[name as TableName], ...(table as object) },
    ]),
  );
  const document = { ...base, business: `${base.business}-dirty`, sources: parts.sources, tables };
  return `${schema}
# The business of memberflow.yaml with faults in ${Number((100 * share).toPrecision(6))} of 100 rows. What cleaning must make of them stands in
# truth/dirt_ledger.parquet.

${stringify(document)}`;
}
