import { zipFile, type ZipPart } from './zip_file.js';

export interface HandMadeSheet {
  readonly name: string;
  /** What stands between `<sheetData>` and `</sheetData>`, or a whole part. */
  readonly rows: string;
  readonly state?: 'hidden' | 'veryHidden';
}

export interface HandMadeWorkbook {
  readonly sheets: readonly HandMadeSheet[];
  /** `<si>` elements. */
  readonly strings?: string;
  /** `<numFmt>` elements, and the format ids of the cell formats in order. */
  readonly formats?: { readonly custom?: string; readonly ids: readonly number[] };
  readonly date1904?: boolean;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook whose XML a test writes by hand. */
export function workbookParts(book: HandMadeWorkbook): ZipPart[] {
  const { sheets, strings = '', formats = { ids: [0] }, date1904 = false } = book;
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  );
  const targets = [
    ...sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
    relation('rStyles', 'styles', '/xl/styles.xml'),
    relation('rStrings', 'sharedStrings', 'sharedStrings.xml'),
  ];
  return [
    part('[Content_Types].xml', '<Types/>'),
    part('_rels/.rels', relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')])),
    part(
      'xl/workbook.xml',
      `<workbook ${main} xmlns:r="${types}">${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${listed.join('')}</sheets></workbook>`,
    ),
    part('xl/_rels/workbook.xml.rels', relations(targets)),
    part(
      'xl/styles.xml',
      `<styleSheet ${main}><numFmts>${formats.custom ?? ''}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
        `<cellXfs>${formats.ids.map((id) => `<xf numFmtId="${id}" fontId="0"><alignment/></xf>`).join('')}</cellXfs></styleSheet>`,
    ),
    part('xl/sharedStrings.xml', `<sst ${main}>${strings}</sst>`),
    ...sheets.map(({ rows }, i) => part(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(rows))),
  ];
}

export const sheetXml = (rows: string): string =>
  rows.startsWith('<?xml')
    ? rows
    : `${declaration}<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`;

export const workbookFile = (book: HandMadeWorkbook): Buffer => zipFile(workbookParts(book));

/** Rows of inline texts from row 1 on; null leaves a cell out. */
export const textRows = (rows: readonly (readonly (string | null)[])[]): string =>
  rows
    .map(
      (cells, i) =>
        `<row r="${i + 1}">${cells.map((text, column) => textCell(text, column, i + 1)).join('')}</row>`,
    )
    .join('');

const textCell = (text: string | null, column: number, row: number): string =>
  text === null
    ? ''
    : `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;');

const part = (name: string, body: string): ZipPart => ({ name, content: declaration + body });
const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${types}/${kind}" Target="${target}"/>`;
const relations = (list: readonly string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
