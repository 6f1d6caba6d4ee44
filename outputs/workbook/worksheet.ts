import { columnLetters } from './cells.js';
import type { SheetColumn } from './content.js';
import { officeRelationships, spreadsheetNamespace, xmlDeclaration } from './markup.js';
import { styleIds, type StyleName } from './styles.js';
import type { ColumnLayout } from './widths.js';

/** The only relationship of a sheet leads to its table. */
const tableRelationship = 'rId1';

/** Wider tables print in landscape; in characters. */
const widestPortrait = 95;
/** Two lines: the heading's text, beneath it the filter's button. */
const headingHeight = 32;

/** The lines above the rows, by the numbers of their shared strings. */
export interface SheetTop {
  readonly title: number;
  readonly notes: readonly number[];
  /** A line that is empty unless there is something to say of the sheet as a whole. */
  readonly notice: number;
  readonly headings: readonly number[];
}

/** Row of the headings, counted from 1. */
export const headingRow = (top: SheetTop): number => top.notes.length + 3;

/** Everything of a worksheet before its first row of data. */
export function worksheetStart(
  top: SheetTop,
  columns: readonly SheetColumn[],
  layouts: readonly ColumnLayout[],
  first: boolean,
): string {
  const frozen = headingRow(top);
  const below = `A${frozen + 1}`;
  return [
    `${xmlDeclaration}<worksheet xmlns="${spreadsheetNamespace}" xmlns:r="${officeRelationships}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView ${first ? 'tabSelected="1" ' : ''}workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/>`,
    `<selection pane="bottomLeft" activeCell="${below}" sqref="${below}"/></sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/><cols>',
    ...layouts.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`),
    '</cols><sheetData>',
    line(1, 'title', top.title, 24),
    ...top.notes.map((note, i) => line(i + 2, 'note', note)),
    line(frozen - 1, 'note', top.notice),
    `<row r="${frozen}" ht="${headingHeight}" customHeight="1">`,
    ...columns.map(({ kind }, i) =>
      sharedCell(
        `${columnLetters(i)}${frozen}`,
        kind === 'text' ? 'heading' : 'numberHeading',
        top.headings[i] ?? 0,
      ),
    ),
    '</row>',
  ].join('');
}

/**
 * Everything of a worksheet after its last row of data.
 * @param lastRow last row of the table
 */
export function worksheetEnd(
  columns: readonly SheetColumn[],
  layouts: readonly ColumnLayout[],
  firstRow: number,
  lastRow: number,
): string {
  const wide = layouts.reduce((sum, { width }) => sum + width, 0) > widestPortrait;
  const texts = columns.flatMap(({ kind }, i) =>
    kind === 'text' ? [`${columnLetters(i)}${firstRow}:${columnLetters(i)}${lastRow}`] : [],
  );
  return [
    '</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${wide ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>',
    // Codes and ids are texts made of digits on purpose: no green corner on each.
    texts.length > 0
      ? `<ignoredErrors><ignoredError sqref="${texts.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`
      : '',
    `<tableParts count="1"><tablePart r:id="${tableRelationship}"/></tableParts></worksheet>`,
  ].join('');
}

function line(row: number, style: StyleName, text: number, height?: number): string {
  const high = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  return `<row r="${row}"${high}>${sharedCell(`A${row}`, style, text)}</row>`;
}

function sharedCell(at: string, style: StyleName, text: number): string {
  return `<c r="${at}" s="${styleIds[style]}" t="s"><v>${text}</v></c>`;
}
