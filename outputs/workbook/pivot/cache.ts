import { officeRelationships, spreadsheetNamespace, xmlDeclaration } from '../markup.js';
import { areaOf } from '../formulas.js';
import type { CellValue } from '../content.js';
import { escapeText } from '../text.js';
import type { Pivot } from './content.js';

/** Id of the relationship from a pivot's cache to its records. */
export const recordsRelationship = 'records';

/** Longer texts must be announced. */
const longestItem = 255;

/**
 * What is to be known of a field: its texts in their order, which records name by their number, or the range of its
 * numbers.
 */
interface CacheField {
  readonly items: readonly string[] | null;
  readonly shared: string;
}

/**
 * The part `xl/pivotCache/pivotCacheDefinitionN.xml` (ECMA-376 part 1, 18.10.1.67). Excel reads the source again when
 * it opens the workbook, so that filters made there stand on the sheet's own rows.
 * @param sheet name of the sheet with the source
 */
export function pivotCachePart(pivot: Pivot, sheet: string): string {
  const { columns, rows } = pivot.source;
  const fields = columns.map(
    ({ heading }, i) =>
      `<cacheField name="${escapeText(heading)}" numFmtId="0">${fieldOf(pivot, i).shared}</cacheField>`,
  );
  return [
    `${xmlDeclaration}<pivotCacheDefinition xmlns="${spreadsheetNamespace}" xmlns:r="${officeRelationships}" r:id="${recordsRelationship}"`,
    ` refreshOnLoad="1" createdVersion="6" refreshedVersion="6" minRefreshableVersion="3" recordCount="${rows.length}">`,
    `<cacheSource type="worksheet"><worksheetSource ref="${areaOf(columns.length, 1, rows.length + 1)}" sheet="${escapeText(sheet)}"/></cacheSource>`,
    `<cacheFields count="${fields.length}">${fields.join('')}</cacheFields></pivotCacheDefinition>`,
  ].join('');
}

/** The part `xl/pivotCache/pivotCacheRecordsN.xml`: the source's rows as the pivot keeps them. */
export function pivotRecordsPart(pivot: Pivot): string {
  const { columns, rows } = pivot.source;
  const numbers = columns.map((_, i) => {
    const { items } = fieldOf(pivot, i);
    return items === null ? null : new Map(items.map((item, number) => [item, number]));
  });
  const records = rows.map((row) => {
    const values = numbers.map((numberOf, i) => {
      const value = row[i] ?? null;
      return numberOf === null ? numberRecord(value) : `<x v="${numberOf.get(String(value)) ?? 0}"/>`;
    });
    return `<r>${values.join('')}</r>`;
  });
  return `${xmlDeclaration}<pivotCacheRecords xmlns="${spreadsheetNamespace}" count="${rows.length}">${records.join('')}</pivotCacheRecords>`;
}

const numberRecord = (value: CellValue): string => (value === null ? '<m/>' : `<n v="${Number(value)}"/>`);

function fieldOf({ source, rows, columns }: Pivot, field: number): CacheField {
  const values = source.rows.map((row) => row[field] ?? null);
  if (source.columns[field]?.kind === 'text') {
    const axis = [...rows, columns].find((one) => one.field === field);
    const items = axis?.items ?? [...new Set(values.map(String))];
    const texts = items.map((item) => `<s v="${escapeText(item)}"/>`).join('');
    const long = items.some((item) => item.length > longestItem) ? ' longText="1"' : '';
    return { items, shared: `<sharedItems count="${items.length}"${long}>${texts}</sharedItems>` };
  }
  const numbers = values.filter((value) => value !== null).map(Number);
  const blank = numbers.length < values.length;
  const whole = numbers.every(Number.isInteger);
  // The range of no numbers is left out: there is none.
  const range =
    numbers.length === 0
      ? ''
      : ` containsNumber="1"${whole ? ' containsInteger="1"' : ''} minValue="${least(numbers)}" maxValue="${greatest(numbers)}"`;
  return {
    items: null,
    shared: `<sharedItems containsString="0"${blank ? ' containsBlank="1"' : ' containsSemiMixedTypes="0"'}${range}/>`,
  };
}

const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const greatest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), -Infinity);
