import { columnLetters } from './cells.js';
import { sheetStart } from './formulas.js';
import { officeRelationships, spreadsheetNamespace, xmlDeclaration } from './markup.js';
import { styleIds, type StyleName } from './styles.js';
import { escapeText } from './text.js';

/** Ids of the relationships that a sheet can have. */
export const sheetRelationshipIds = { table: 'table', drawing: 'drawing', pivot: 'pivot' } as const;

/** Wider sheets print in landscape; in characters. */
const widestPortrait = 95;
/** Pixels of a character of the default font. */
export const characterWidth = 7;

export interface WorksheetHead {
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  /** Rows that stay in sight. */
  readonly frozenRows: number;
  /** The sheet that is open first. */
  readonly selected: boolean;
}

/** Everything of a worksheet before its rows. */
export function worksheetHead({ widths, frozenRows, selected }: WorksheetHead): string {
  const below = `A${frozenRows + 1}`;
  const pane =
    frozenRows === 0
      ? '<selection activeCell="A1" sqref="A1"/>'
      : `<pane ySplit="${frozenRows}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="${below}" sqref="${below}"/>`;
  return [
    `${xmlDeclaration}<worksheet xmlns="${spreadsheetNamespace}" xmlns:r="${officeRelationships}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView showGridLines="0" ${selected ? 'tabSelected="1" ' : ''}workbookViewId="0">${pane}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/><cols>',
    ...widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`),
    '</cols><sheetData>',
  ].join('');
}

/** A cell that leads to another sheet. */
export interface SheetLink {
  readonly cell: string;
  /** Name of the other sheet. */
  readonly sheet: string;
}

export interface WorksheetTail {
  /** In characters, charts included. */
  readonly width: number;
  /** Conditional formats, as XML. */
  readonly shading: string;
  readonly links: readonly SheetLink[];
  /** Ranges of texts that may be made of digits, such as codes. */
  readonly texts: readonly string[];
  readonly hasCharts: boolean;
  /** Prints on a single page, so that no chart is cut. */
  readonly onePage: boolean;
  readonly hasTable: boolean;
}

/** Everything of a worksheet after its rows, in the one order that Excel takes (ECMA-376 part 1, 18.3.1.99). */
export function worksheetTail({
  width,
  shading,
  links,
  texts,
  hasCharts,
  onePage,
  hasTable,
}: WorksheetTail): string {
  const linked = links.map(
    ({ cell, sheet }) => `<hyperlink ref="${cell}" location="${escapeText(sheetStart(sheet))}"/>`,
  );
  return [
    '</sheetData>',
    shading,
    linked.length > 0 ? `<hyperlinks>${linked.join('')}</hyperlinks>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${width > widestPortrait ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="${onePage ? 1 : 0}"/>`,
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>',
    // Codes and ids are texts made of digits on purpose: no green corner on each.
    texts.length > 0
      ? `<ignoredErrors><ignoredError sqref="${texts.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`
      : '',
    hasCharts ? `<drawing r:id="${sheetRelationshipIds.drawing}"/>` : '',
    hasTable ? `<tableParts count="1"><tablePart r:id="${sheetRelationshipIds.table}"/></tableParts>` : '',
    '</worksheet>',
  ].join('');
}

/** The beginning of a row; height in points. */
export const rowStart = (row: number, height?: number): string =>
  `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`;

/** A cell with a shared string, by its number. */
export const sharedCell = (column: number, row: number, style: StyleName, text: number): string =>
  `<c r="${columnLetters(column)}${row}" s="${styleIds[style]}" t="s"><v>${text}</v></c>`;
