import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import type { RunOutcome } from '../../contracts/run.js';
import { quoteLiteral } from '../../engine/quote.js';

/** Rows as a user of DuckDB gets them: of a database file, or without one of Parquet files. */
export async function query(sql: string, database = ':memory:'): Promise<readonly (readonly unknown[])[]> {
  const options = database === ':memory:' ? {} : { access_mode: 'READ_ONLY' };
  const instance = await DuckDBInstance.create(database, options);
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** FROM item of the Parquet file of a table. */
export function fileOf({ tables }: RunOutcome, name: string): string {
  const table = tables[name];
  if (table === undefined) throw new Error(`The run has no table ${name}`);
  return `read_parquet(${quoteLiteral(fileURLToPath(table.uri))})`;
}

/** Path of a document. */
export function documentOf({ documents }: RunOutcome, kind: RunOutcome['documents'][number]['kind']): string {
  const found = documents.find((document) => document.kind === kind);
  if (found === undefined) throw new Error(`The run has no ${kind}`);
  return fileURLToPath(found.uri);
}

/** Value of a cell with its kind, as openpyxl reads it. */
export type Cell = readonly [kind: string, value: unknown];
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

const reader = fileURLToPath(new URL('../outputs/workbook/read_workbook.py', import.meta.url));

/** The sheets of a workbook with the rows below their headings, as openpyxl reads them. */
export async function readWorkbook(python: string, path: string): Promise<readonly ReadSheet[]> {
  const { stdout } = await promisify(execFile)(python, ['-B', reader, path], { maxBuffer: 1 << 28 });
  return (JSON.parse(stdout) as { readonly sheets: readonly ReadSheet[] }).sheets;
}
