import { join } from 'node:path';
import type { TableName } from '../../../domain/tables/index.js';
import { copyToParquet, countParquetRows } from '../../../engine/parquet.js';
import type { Session } from '../../../engine/session.js';
import {
  candidatesOf,
  describeClean,
  dirtySelect,
  makeTexts,
  type CleanTable,
  type Part,
} from './block_rows.js';
import { insertRows } from './insert_rows.js';
import { enter } from './ledger.js';
import { rowNumbers, spoilBlock } from './spoil_block.js';

/** Clean rows that become one dirty file: what a session sorts in memory with ease. */
const blockRows = 1_000_000;

/** How the tables of a business are spoiled. */
export interface DirtSettings {
  readonly seed: number;
  /** Share of the rows that are spoiled. */
  readonly share: number;
  /** First local day that is not known, such as 2026-01-01. */
  readonly asOf: string;
  readonly timeZone: string;
  /** Orders at or below it do not count; in the reporting currency. */
  readonly minAmount: number;
  readonly currency: string;
  /** Folder of the dirty files; it exists. */
  readonly folder: string;
}

/** The columns of `member_links`, as which the links of guests wait until that table is written. */
export const linkColumns = ['member_id', 'canonical_id', 'linked_at'] as const;

/**
 * Spoils a table: writes `<table>-0001.parquet` and so on into the folder, and `<table>-late.parquet` with the rows
 * that arrive late, all as columns of texts. Rows that are not as they were are entered in the session's ledger; the
 * links that they call for wait in the session's `guest_links`.
 *
 * Rows must be ones that cleaning keeps: one a key, no two alike in a table without a key, known before the as-of.
 *
 * @param files the clean table's Parquet files, in their order; at least one
 * @param spared SQL condition on its columns, for rows that stay as they are
 */
export async function writeDirtyTable(
  session: Session,
  name: TableName,
  files: readonly [string, ...string[]],
  settings: DirtSettings,
  spared = 'false',
): Promise<void> {
  const table = await describeClean(session, name, files[0], settings, spared);
  await makeTexts(session, 'late_rows', table.surroundings.columns);
  let [firstRow, number, late] = [1, 0, 0];
  for (const file of files) {
    const rows = await countParquetRows(session, file);
    for (let skipped = 0; skipped < rows; skipped += blockRows) {
      const block = { firstRow: firstRow + skipped, rows: Math.min(blockRows, rows - skipped) };
      number += 1;
      late += await writeBlock(session, table, { file, skipped, block }, settings, { number, late });
    }
    firstRow += rows;
  }
  if (late === 0) return;
  const rows = 'select * exclude (place, turn) from late_rows order by place';
  await copyToParquet(session, rows, join(settings.folder, lateFile(name)));
}

const lateFile = (name: TableName): string => `${name}-late.parquet`;

/** Writes one file; gives the number of its rows that arrive late. */
async function writeBlock(
  session: Session,
  table: CleanTable,
  part: Part,
  settings: DirtSettings,
  before: { readonly number: number; readonly late: number },
): Promise<number> {
  const { seed, folder } = settings;
  const { name, contract, columns } = table.surroundings;
  const candidates = await candidatesOf(session, table, part, settings);
  const spoiled = spoilBlock(candidates, part.block, table.surroundings, seed);
  const file = `${name}-${String(before.number).padStart(4, '0')}.parquet`;
  await copyToParquet(session, await dirtySelect(session, table, part, spoiled), join(folder, file));
  await enter(session, name, file, spoiled.placed, rowNumbers(spoiled, part.block), contract.key);
  const lateRows = spoiled.late.map(({ cells }, i) => ({ ...cells, place: String(before.late + i + 1) }));
  const lateNumbers = spoiled.late.map((_, i) => before.late + i + 1);
  await enter(session, name, lateFile(name), spoiled.late, lateNumbers, contract.key);
  await insertRows(session, 'late_rows', [...columns, 'place'], lateRows);
  await insertRows(session, 'guest_links', linkColumns, spoiled.links);
  return spoiled.late.length;
}
