import { copyToParquet } from '../../../engine/parquet.js';
import type { Session } from '../../../engine/session.js';
import type { Cells, Mark } from './fault.js';
import { insertRows } from './insert_rows.js';
import type { PlacedRow } from './spoil_block.js';

/**
 * Columns of the ledger: one row for each row of a dirty file that is not a clean row as it was.
 *
 * - `source_row`: row of the file, from 1;
 * - `expected`: the reason for which cleaning must set it aside, or KEPT; `read_as` tells what a kept row counts with;
 * - `column_name`, `original`, `written`: the spoiled cell;
 * - `clean_row`: number of the clean row that it stands for, counted through the files of the table from 1; null: it
 *   stands beside the clean rows;
 * - `original_key`: the key that it had, its columns parted by `|`.
 */
export const ledgerColumns = [
  'table_name',
  'source_file',
  'source_row',
  'fault',
  'expected',
  'read_as',
  'column_name',
  'original',
  'written',
  'clean_row',
  'original_key',
] as const;

const numbers = new Set<string>(['source_row', 'clean_row']);

/** Makes the ledger's table, empty. */
export async function openLedger(session: Session): Promise<void> {
  const columns = ledgerColumns.map((name) => `${name} ${numbers.has(name) ? 'bigint' : 'varchar'}`);
  await session.run(`create or replace temp table ledger (${columns.join(', ')})`);
}

/** Enters rows of one file. `numbers`: the row of the file that each stands in, from 1. */
export async function enter(
  session: Session,
  table: string,
  file: string,
  rows: readonly PlacedRow[],
  sourceRows: readonly number[],
  key: readonly string[],
): Promise<void> {
  const entries = rows.map((row, i) => ledgerEntry(table, file, row, sourceRows[i] ?? 0, key));
  await insertRows(session, 'ledger', ledgerColumns, entries);
}

function ledgerEntry(
  table: string,
  file: string,
  { cells, mark, cleanRow }: PlacedRow,
  sourceRow: number,
  key: readonly string[],
): Cells {
  return {
    table_name: table,
    source_file: file,
    source_row: String(sourceRow),
    fault: mark.fault,
    expected: mark.expected,
    read_as: mark.readAs,
    column_name: mark.column,
    original: mark.original,
    written: mark.written,
    clean_row: cleanRow === null ? null : String(cleanRow),
    original_key: key.length === 0 ? null : key.map((name) => keyCell(name, cells, mark)).join('|'),
  };
}

const keyCell = (name: string, cells: Cells, mark: Mark): string =>
  (mark.column === name ? mark.original : cells[name]) ?? '';

/** Writes the ledger, ordered by table, file and row. */
export const writeLedger = (session: Session, path: string): Promise<void> =>
  copyToParquet(session, 'select * from ledger order by table_name, source_file, source_row', path);
