import type { FaultPlace } from '../../contracts/failures.js';
import { headingsOf } from '../headings.js';
import { invalidWorkbook } from './faults.js';
import { columnLimit, type SheetRow } from './sheet_rows.js';

/** A column of the table in a sheet. */
export interface SheetColumn {
  /** Its heading; `Column D` when the heading is blank and the column is not. */
  readonly heading: string;
  /** From 0. */
  readonly column: number;
}

/** The table in a sheet: the row of headings and the rows below it. */
export interface SheetTable {
  /** Takes the sheet's next filled row. */
  add(row: SheetRow): void;
  /** Columns with a heading, and those without one that hold a value; none for an empty sheet. */
  columns(): readonly SheetColumn[];
  /** Rows below the headings so far. */
  rows(): number;
}

/**
 * Divides the rows of a sheet: those above `headerRow` are passed over, the headings are kept, all below go to
 * `onRow`. Throws InvalidSource when rows stand below a blank row of headings, when headings repeat, or when one
 * is a name that every relation has.
 */
export function sheetTable(headerRow: number, place: FaultPlace, onRow: (row: SheetRow) => void): SheetTable {
  const filled = new Uint8Array(columnLimit);
  let headings: (string | null)[] | undefined;
  let count = 0;
  return {
    add(row) {
      if (row.number < headerRow) return;
      if (row.number === headerRow) {
        headings = cellTexts(row);
        headingsOf(headings, place);
        return;
      }
      if (headings === undefined) throw noHeadings(headerRow, row.number, place);
      for (let i = 0; i < row.count; i += 1) filled[row.columns[i] as number] = 1;
      count += 1;
      onRow(row);
    },
    columns() {
      if (headings === undefined) return [];
      const width = Math.max(headings.length, filled.lastIndexOf(1) + 1);
      const cells = Array.from({ length: width }, (_, column) => headings?.[column] ?? null);
      return headingsOf(cells, place)
        .map((heading, column) => ({ heading, column }))
        .filter(({ column }) => (cells[column] ?? '').trim() !== '' || filled[column] === 1);
    },
    rows: () => count,
  };
}

/** Values of a row from column A to its last filled one, as text; null where a cell is empty. */
export function cellTexts(row: SheetRow): (string | null)[] {
  const last = row.count === 0 ? -1 : (row.columns[row.count - 1] as number);
  const texts = Array.from({ length: last + 1 }, (): string | null => null);
  const bytes = Buffer.from(row.text.bytes.buffer, 0, row.text.length);
  for (let i = 0; i < row.count; i += 1) {
    const spooled = bytes.toString('utf8', row.starts[i], row.ends[i]);
    texts[row.columns[i] as number] = spooled.startsWith('"')
      ? spooled.slice(1, -1).replaceAll('""', '"')
      : spooled;
  }
  return texts;
}

function noHeadings(headerRow: number, row: number, place: FaultPlace) {
  return invalidWorkbook(
    `${place.file ?? 'The workbook'}, sheet ${JSON.stringify(place.sheet)}: row ${headerRow} holds no headings, but row ${row} holds values`,
    { ...place, row: headerRow },
    `Set \`header_row\` of this source to the row of the headings, perhaps ${row}, or name the sheets to read in \`sheets\`.`,
  );
}
