import { rowsFormula } from './formulas.js';
import type { WorkbookContent } from './content.js';
import { officeRelationships, spreadsheetNamespace, xmlDeclaration, type Relationship } from './markup.js';
import type { WrittenSheet } from './sheet.js';
import { escapeText } from './text.js';

const metadata = 'http://schemas.openxmlformats.org/package/2006';

/** Where the workbook and its properties stand. */
export const rootRelationships: readonly Relationship[] = [
  { id: 'workbook', type: 'officeDocument', target: 'xl/workbook.xml' },
  {
    id: 'properties',
    type: `${metadata}/relationships/metadata/core-properties`,
    target: 'docProps/core.xml',
  },
];

/** `docProps/core.xml`; without times, so that the same content gives the same bytes. */
export function corePropertiesPart({ title, creator }: WorkbookContent['properties']): string {
  return [
    `${xmlDeclaration}<cp:coreProperties xmlns:cp="${metadata}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<dc:title>${escapeText(title)}</dc:title><dc:creator>${escapeText(creator)}</dc:creator></cp:coreProperties>`,
  ].join('');
}

/** `xl/workbook.xml`: the sheets in order, the rows that each repeats on every printed page, the sources of the pivots. */
export function workbookPart(sheets: readonly WrittenSheet[], pivots: number): string {
  const tabs = sheets.map(
    ({ name, number }) => `<sheet name="${escapeText(name)}" sheetId="${number}" r:id="sheet${number}"/>`,
  );
  const titles = sheets.flatMap(({ name, printTitles }, i) =>
    printTitles === null
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escapeText(rowsFormula(name, ...printTitles))}</definedName>`,
        ],
  );
  const caches = Array.from(
    { length: pivots },
    (_, i) => `<pivotCache cacheId="${i + 1}" r:id="pivotCache${i + 1}"/>`,
  );
  return [
    `${xmlDeclaration}<workbook xmlns="${spreadsheetNamespace}" xmlns:r="${officeRelationships}">`,
    `<bookViews><workbookView/></bookViews><sheets>${tabs.join('')}</sheets>`,
    titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : '',
    caches.length > 0 ? `<pivotCaches>${caches.join('')}</pivotCaches>` : '',
    '</workbook>',
  ].join('');
}

/** What `xl/workbook.xml` leads to. */
export function workbookRelationships(
  sheets: readonly WrittenSheet[],
  pivots: number,
): readonly Relationship[] {
  return [
    ...sheets.map(({ number }) => ({
      id: `sheet${number}`,
      type: 'worksheet',
      target: `worksheets/sheet${number}.xml`,
    })),
    ...Array.from({ length: pivots }, (_, i) => ({
      id: `pivotCache${i + 1}`,
      type: 'pivotCacheDefinition',
      target: `pivotCache/pivotCacheDefinition${i + 1}.xml`,
    })),
    { id: 'styles', type: 'styles', target: 'styles.xml' },
    { id: 'strings', type: 'sharedStrings', target: 'sharedStrings.xml' },
  ];
}
