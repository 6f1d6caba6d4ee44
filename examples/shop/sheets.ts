import type { ColumnKind } from '../../domain/tables/contract.js';
import { tableContracts } from '../../domain/tables/index.js';
import { cancelledStatus } from '../simulator/dirt/formats.js';
import { cellOf, type Cell } from './cells.js';
import { headings, sideSheets, type SheetTable } from './headings.js';
import type { ExpectedSheet } from './ledger.js';
import type { ToldRow } from './told_rows.js';

/** A sheet as it is written, and what must become of its rows. */
export interface ShopSheet extends ExpectedSheet {
  readonly headings: readonly string[];
  readonly cells: readonly (readonly Cell[])[];
}

/** What the shop calls an order that was cancelled. */
export const cancelledHere = '已取消';

/** Splits the orders into a sheet a year; rows that came late stand at the end of their year's sheet. */
export function orderSheets(rows: readonly ToldRow[]): readonly ShopSheet[] {
  let current = 0;
  const placed = rows.map((row) => {
    // A row that was repeated late in December may stand behind the first of January: it stays where it was put.
    if (!row.late) current = Math.max(current, row.year ?? 0);
    return { row, year: row.late ? (row.year ?? current) : current };
  });
  const years = [...new Set(placed.map(({ year }) => year))].sort((a, b) => a - b);
  return years.map((year) =>
    sheetOf(
      'orders',
      `${year}年`,
      placed.filter((one) => one.year === year).map(({ row }) => row),
    ),
  );
}

/** The sheet of a table beside the orders. */
export const sideSheet = (table: keyof typeof sideSheets, rows: readonly ToldRow[]): ShopSheet =>
  sheetOf(table, sideSheets[table], rows);

function sheetOf(table: SheetTable, name: string, rows: readonly ToldRow[]): ShopSheet {
  const shown: Readonly<Record<string, string>> = headings[table];
  const kinds = new Map<string, ColumnKind>(
    tableContracts[table].columns.map((column) => [column.name, column.kind]),
  );
  const columns = Object.keys(shown);
  return {
    table,
    name,
    headings: Object.values(shown),
    rows,
    cells: rows.map(({ cells }) =>
      columns.map((column) => {
        const text = cells[column] ?? null;
        return cellOf(text === cancelledStatus ? cancelledHere : text, kinds.get(column) ?? 'text');
      }),
    ),
  };
}
