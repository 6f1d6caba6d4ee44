import type { WorkbookContent } from './content.js';
import {
  officeRelationships,
  relationshipsPart,
  spreadsheetNamespace,
  xmlDeclaration,
  type Relationship,
} from './markup.js';
import type { WrittenSheet } from './sheet.js';
import { escapeText } from './text.js';

const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const metadataTypes = 'http://schemas.openxmlformats.org/package/2006';

/** `_rels/.rels`: where the workbook and its properties stand. */
export const rootRelationships = relationshipsPart([
  { type: `${officeRelationships}/officeDocument`, target: 'xl/workbook.xml' },
  { type: `${metadataTypes}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
]);

/** `docProps/core.xml`; without times, so that the same content gives the same bytes. */
export function corePropertiesPart({ title, creator }: WorkbookContent['properties']): string {
  return [
    `${xmlDeclaration}<cp:coreProperties xmlns:cp="${metadataTypes}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<dc:title>${escapeText(title)}</dc:title><dc:creator>${escapeText(creator)}</dc:creator></cp:coreProperties>`,
  ].join('');
}

/** `xl/workbook.xml`: the sheets in order and the rows that each repeats on every printed page. */
export function workbookPart(sheets: readonly WrittenSheet[]): string {
  const tabs = sheets.map(
    ({ name, number }) => `<sheet name="${escapeText(name)}" sheetId="${number}" r:id="rId${number}"/>`,
  );
  const titles = sheets.map(({ name, headingRow }, i) => {
    const quoted = `'${name.replaceAll("'", "''")}'`;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escapeText(quoted)}!$${headingRow}:$${headingRow}</definedName>`;
  });
  return [
    `${xmlDeclaration}<workbook xmlns="${spreadsheetNamespace}" xmlns:r="${officeRelationships}">`,
    `<bookViews><workbookView/></bookViews><sheets>${tabs.join('')}</sheets>`,
    `<definedNames>${titles.join('')}</definedNames></workbook>`,
  ].join('');
}

/** `xl/_rels/workbook.xml.rels`; the relationship of sheet n is rIdn. */
export function workbookRelationships(sheets: readonly WrittenSheet[]): string {
  return relationshipsPart([
    ...sheets.map(({ number }): Relationship => ({
      type: `${officeRelationships}/worksheet`,
      target: `worksheets/sheet${number}.xml`,
    })),
    { type: `${officeRelationships}/styles`, target: 'styles.xml' },
    { type: `${officeRelationships}/sharedStrings`, target: 'sharedStrings.xml' },
  ]);
}

/** `xl/worksheets/_rels/sheetN.xml.rels`: the sheet's table. */
export function sheetRelationships(number: number): string {
  return relationshipsPart([
    { type: `${officeRelationships}/table`, target: `../tables/table${number}.xml` },
  ]);
}

/** `[Content_Types].xml`: what each part is. */
export function contentTypesPart(sheets: readonly WrittenSheet[]): string {
  const parts = [
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['xl/workbook.xml', `${spreadsheetType}.sheet.main+xml`],
    ['xl/styles.xml', `${spreadsheetType}.styles+xml`],
    ['xl/sharedStrings.xml', `${spreadsheetType}.sharedStrings+xml`],
    ...sheets.flatMap(({ number }) => [
      [`xl/worksheets/sheet${number}.xml`, `${spreadsheetType}.worksheet+xml`],
      [`xl/tables/table${number}.xml`, `${spreadsheetType}.table+xml`],
    ]),
  ] as const;
  return [
    `${xmlDeclaration}<Types xmlns="${metadataTypes}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    ...parts.map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`),
    '</Types>',
  ].join('');
}
