import type { SheetColumn } from './content.js';
import { rowStart, sharedCell } from './worksheet.js';

/** Two lines: the heading's text, beneath it the filter's button. */
export const headingHeight = 32;
const titleHeight = 24;

/** The lines above the rows of a table, by the numbers of their shared strings. */
export interface SheetTop {
  /** Null: the headings are the first row, and nothing stands above them. */
  readonly title: number | null;
  readonly notes: readonly number[];
  /** A line that is empty unless there is something to say of the sheet as a whole. */
  readonly notice: number | null;
  readonly headings: readonly number[];
}

/** Row of the headings, counted from 1. */
export const headingRow = ({ title, notes }: SheetTop): number => (title === null ? 1 : notes.length + 3);

/** The rows above those of a table. */
export function tableTop(top: SheetTop, columns: readonly SheetColumn[]): string {
  const { title, notes, notice, headings } = top;
  const row = headingRow(top);
  return [
    title === null ? '' : `${rowStart(1, titleHeight)}${sharedCell(0, 1, 'title', title)}</row>`,
    ...notes.map((note, i) => `${rowStart(i + 2)}${sharedCell(0, i + 2, 'note', note)}</row>`),
    notice === null ? '' : `${rowStart(row - 1)}${sharedCell(0, row - 1, 'note', notice)}</row>`,
    rowStart(row, headingHeight),
    ...columns.map(({ kind }, i) =>
      sharedCell(i, row, kind === 'text' ? 'heading' : 'numberHeading', headings[i] ?? 0),
    ),
    '</row>',
  ].join('');
}
