import type { Archive } from './archive.js';
import { relationshipsPart, xmlDeclaration, type Relationship } from './markup.js';

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const drawing = 'application/vnd.openxmlformats-officedocument';

const contentTypes = {
  properties: 'application/vnd.openxmlformats-package.core-properties+xml',
  workbook: `${spreadsheet}.sheet.main+xml`,
  styles: `${spreadsheet}.styles+xml`,
  strings: `${spreadsheet}.sharedStrings+xml`,
  worksheet: `${spreadsheet}.worksheet+xml`,
  table: `${spreadsheet}.table+xml`,
  drawing: `${drawing}.drawing+xml`,
  chart: `${drawing}.drawingml.chart+xml`,
  pivotTable: `${spreadsheet}.pivotTable+xml`,
  pivotCache: `${spreadsheet}.pivotCacheDefinition+xml`,
  pivotRecords: `${spreadsheet}.pivotCacheRecords+xml`,
} as const;

/** The parts of a workbook in the making; what each of them is goes into `[Content_Types].xml`. */
export interface Parts {
  add(
    name: string,
    type: keyof typeof contentTypes,
    chunks: Iterable<string> | AsyncIterable<string>,
  ): Promise<void>;
  /** What a part leads to; `of` is the part's name, empty for the workbook as a whole. Nothing for none. */
  relate(of: string, relationships: readonly Relationship[]): Promise<void>;
  /** Writes what the parts are, and the archive's directory. */
  finish(): Promise<void>;
}

export function createParts(archive: Archive): Parts {
  const overrides: string[] = [];
  return {
    async add(name, type, chunks) {
      overrides.push(`<Override PartName="/${name}" ContentType="${contentTypes[type]}"/>`);
      await archive.add(name, chunks);
    },
    async relate(of, relationships) {
      if (relationships.length === 0) return;
      const slash = of.lastIndexOf('/') + 1;
      await archive.add(`${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`, [
        relationshipsPart(relationships),
      ]);
    },
    async finish() {
      await archive.add('[Content_Types].xml', [
        `${xmlDeclaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        ...overrides,
        '</Types>',
      ]);
      await archive.finish();
    },
  };
}
