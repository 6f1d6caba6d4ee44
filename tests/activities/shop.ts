import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TableRef } from '../../contracts/references.js';
import type { CleanResult, ExtractResult } from '../../contracts/steps.js';
import { tableContracts, tableNames, type TableName } from '../../domain/tables/index.js';
import { openWorkbench, type JobSteps, type Workbench } from '../support/job.js';
import { expectAccounted } from './accounts.js';

type Settings = Readonly<Record<string, unknown>>;

/**
 * The text of a table's CSV file, or that with settings of its source and of the table. Columns that have the name of
 * a column of the table are mapped to it. Without a text the settings name the file and the columns.
 */
export type ShopTable = string | ShopTableParts;

interface ShopTableParts {
  readonly csv?: string | Uint8Array;
  readonly source?: Settings;
  readonly table?: Settings;
  readonly columns?: Settings;
}
export type ShopTables = Readonly<Partial<Record<TableName, ShopTable>>>;

/** As-of of a run, and what its configuration has beside sources and tables. */
export interface Occasion {
  readonly asOf?: string;
  readonly runId?: string;
  readonly business?: Settings;
}

/** What a run left, to be compared with tables written by hand. */
export interface Cleaned {
  readonly extracted: ExtractResult;
  readonly cleaned: CleanResult;
  /** Rows of a table that the run wrote, a text each: values parted by ` | `. */
  readonly table: (name: string, columns: string) => Promise<readonly string[]>;
}

export interface Scored extends Cleaned {
  readonly steps: JobSteps;
  readonly scores: (columns: string) => Promise<readonly string[]>;
}

/** A small shop: each table is a CSV file whose headings are the names of the columns. */
export interface Shop {
  readonly bench: Workbench;
  /** Writes the files and gives the configuration that reads them. */
  readonly document: (tables: ShopTables, business?: Settings) => Promise<Record<string, unknown>>;
  /** Cleans, and checks that every row and every cent is accounted for. */
  readonly clean: (tables: ShopTables, occasion?: Occasion) => Promise<Cleaned>;
  readonly score: (tables: ShopTables, occasion?: Occasion) => Promise<Scored>;
  readonly lines: (ref: TableRef | undefined, columns: string) => Promise<readonly string[]>;
}

const defaultAsOf = '2017-01-01';

export async function openShop(): Promise<Shop> {
  const bench = await openWorkbench();
  const lines = async (ref: TableRef | undefined, columns: string) =>
    (await bench.rows(ref, columns)).map((row) => Object.values(row).map(String).join(' | '));
  const shop: Shop = {
    bench,
    lines,
    async document(tables, business = {}) {
      const given = tableNames.flatMap((name) => {
        const table: ShopTable | undefined = tables[name];
        if (table === undefined) return [];
        const parts: ShopTableParts = typeof table === 'string' ? { csv: table } : table;
        return [{ name, ...parts }];
      });
      for (const { name, csv } of given) {
        if (csv !== undefined) await writeFile(join(bench.folder, `${name}.csv`), csv);
      }
      return {
        version: 1,
        business: 'shop',
        time_zone: 'Asia/Shanghai',
        currency: 'CNY',
        ...business,
        sources: Object.fromEntries(
          given.map(({ name, source }) => [name, { kind: 'csv', path: `${name}.csv`, ...source }]),
        ),
        tables: Object.fromEntries(
          given.map(({ name, csv, table, columns }) => [
            name,
            { source: name, columns: { ...mappedColumns(name, csv), ...columns }, ...table },
          ]),
        ),
      };
    },
    async clean(tables, { asOf = defaultAsOf, runId, business } = {}) {
      const { extracted, cleaned } = await bench.clean(await shop.document(tables, business), asOf, runId);
      const result = written(shop, extracted, cleaned);
      await expectAccounted(bench, result);
      return result;
    },
    async score(tables, { asOf = defaultAsOf, runId, business } = {}) {
      const steps = await bench.score(await shop.document(tables, business), asOf, runId);
      return {
        ...written(shop, steps.extracted, steps.cleaned),
        steps,
        scores: (columns) => lines(steps.scored.scores, columns),
      };
    },
  };
  return shop;
}

const written = ({ lines }: Shop, extracted: ExtractResult, cleaned: CleanResult): Cleaned => ({
  extracted,
  cleaned,
  table: (name, columns) => lines(cleaned.tables[name], columns),
});

/** Headings that are columns of the table, each mapped to itself; others are left to the settings. */
function mappedColumns(name: TableName, csv: string | Uint8Array | undefined): Record<string, string> {
  if (typeof csv !== 'string') return {};
  const { columns, openColumns } = tableContracts[name];
  const headings = (csv.split('\n', 1)[0] ?? '').split(',').map((heading) => heading.trim());
  const known = new Set(columns.map((column) => column.name));
  return Object.fromEntries(
    headings.filter((heading) => openColumns || known.has(heading)).map((heading) => [heading, heading]),
  );
}

/** CSV text of a table written in a test: lines without their indentation, the first holding the headings. */
export function csv(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const text = String.raw({ raw: strings.raw }, ...values);
  const rows = text.split('\n').map((line) => line.trim());
  return `${rows.filter((line) => line !== '').join('\n')}\n`;
}
