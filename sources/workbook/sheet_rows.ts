import { columnLetters } from '../headings.js';
import { byteText, type ByteText } from './byte_text.js';
import { readContent } from './cell_content.js';
import { cellTypes, readCellTag, type CellTag } from './cell_tag.js';
import type { CellContext } from './cell_value.js';
import {
  elementScanner,
  isNameEnd,
  indexOfByte,
  startsWith,
  type ElementScanner,
  type StartTag,
} from './element_scanner.js';
import { malformedPart } from './faults.js';
import { inColumnOrder } from './row_order.js';

/** The filled cells of one row; the arrays are used again for the next row, so nothing may keep them. */
export interface SheetRow {
  /** As Excel numbers it, from 1. */
  number: number;
  /** Filled cells. */
  count: number;
  /** Column of each, from 0, increasing. */
  columns: Uint16Array;
  /** Cell i stands in `text.bytes[starts[i], ends[i])`, as the spool wants it: texts in quotes, all else bare. */
  starts: Uint32Array;
  ends: Uint32Array;
  readonly text: ByteText;
}

/** Excel's own limits. */
export const columnLimit = 16_384;
const rowLimit = 1_048_576;

/**
 * Reads the rows of a worksheet part that is pushed in chunks; `onRow` gets every row that holds a value, top down.
 * Throws InvalidSource, with row and column, for what no spreadsheet program writes.
 */
export function sheetRowScanner(context: CellContext, onRow: (row: SheetRow) => void): ElementScanner {
  const { place } = context;
  const row: SheetRow = {
    number: 0,
    count: 0,
    columns: new Uint16Array(columnLimit),
    starts: new Uint32Array(columnLimit),
    ends: new Uint32Array(columnLimit),
    text: byteText(1 << 12),
  };
  const malformed = (what: string) => malformedPart(place, `the sheet is malformed: ${what}`);
  return elementScanner({ container: 'sheetData', element: 'row', malformed }, (data, tag) => {
    const number = rowNumber(data, tag) ?? row.number + 1;
    if (!(number > row.number && number <= rowLimit)) {
      throw malformedPart({ ...place, row: number }, `row ${number} comes after row ${row.number}`);
    }
    row.number = number;
    row.count = 0;
    row.text.length = 0;
    if (tag.empty) return tag.close + 1;
    const after = readCells(data, tag, row, context);
    if (row.count > 0) onRow(row);
    return after;
  });
}

function rowNumber(data: Buffer, tag: StartTag): number | undefined {
  const written = /(?:^|\s)r\s*=\s*["'](\d+)["']/.exec(data.toString('latin1', tag.nameEnd, tag.close))?.[1];
  return written === undefined ? undefined : Number(written);
}

const lessThan = 0x3c;
const slash = 0x2f;
const letterC = 0x63;

/** Reads the cells between the row's tags; gives the position after its end tag. */
function readCells(data: Buffer, tag: StartTag, row: SheetRow, context: CellContext): number {
  const name = 1 + tag.prefix.length;
  const cell: CellTag = { column: -1, style: 0, type: cellTypes.n, close: 0, empty: true };
  let ordered = true;
  let at = tag.close + 1;
  for (;;) {
    const open = indexOfByte(data, lessThan, at);
    if (open < 0) throw malformedPart({ ...context.place, row: row.number }, 'the row has no end');
    if (data[open + name] === letterC && isNameEnd(data[open + name + 1])) {
      const { count } = row;
      at = readCell(data, open + name + 1, tag.prefix, row, cell, context);
      if (row.count > count && count > 0) ordered &&= cell.column > (row.columns[count - 1] as number);
    } else if (data[open + 1] === slash && startsWith(data, open, tag.endTag)) {
      if (!ordered) inColumnOrder(row, context.place);
      return open + tag.endTag.length;
    } else at = open + 1;
  }
}

/** Reads the cell whose attributes begin at `from`; gives the position after its end tag. */
function readCell(
  data: Buffer,
  from: number,
  prefix: string,
  row: SheetRow,
  cell: CellTag,
  context: CellContext,
): number {
  const { text } = row;
  const start = text.length;
  const fault = (what: string) =>
    malformedPart(
      { ...context.place, row: row.number, column: columnLetters(Math.max(0, cell.column)) },
      what,
    );
  if (!readCellTag(data, from, cell)) throw fault('the cell is malformed');
  if (!(cell.column >= 0 && cell.column < columnLimit)) throw fault('the cell stands outside the sheet');
  const after = cell.empty ? cell.close + 1 : readContent(data, prefix, text, cell, context, fault);
  if (text.length > start) {
    row.columns[row.count] = cell.column;
    row.starts[row.count] = start;
    row.ends[row.count] = text.length;
    row.count += 1;
  }
  return after;
}
