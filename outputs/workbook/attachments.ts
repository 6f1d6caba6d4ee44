import { chartPart } from './chart/chart_part.js';
import { chartRelationship, drawingPart } from './chart/drawing_part.js';
import { chartReferences } from './chart/references.js';
import { areaOf } from './formulas.js';
import type { Relationship } from './markup.js';
import { tableNames } from './names.js';
import type { Parts } from './parts.js';
import { pivotCachePart, pivotRecordsPart, recordsRelationship } from './pivot/cache.js';
import type { Pivot } from './pivot/content.js';
import { pivotPart } from './pivot/pivot_part.js';
import { sheetPartName, type WrittenSheet } from './sheet.js';
import { tablePart } from './table.js';
import { sheetRelationshipIds } from './worksheet.js';

/**
 * Writes what hangs on the sheets: tables, charts, pivots.
 * @returns how many pivots there are
 * @throws RangeError for a chart or pivot whose data no sheet has
 */
export async function writeAttachments(parts: Parts, sheets: readonly WrittenSheet[]): Promise<number> {
  const uniqueTable = tableNames();
  let charts = 0;
  let pivots = 0;
  for (const sheet of sheets) {
    const relationships: Relationship[] = [];
    if (sheet.table !== null) {
      relationships.push(await writeTable(parts, sheet.number, sheet.table, uniqueTable(sheet.table.name)));
    }
    if (sheet.charts.length > 0) {
      relationships.push(await writeCharts(parts, sheet, charts, sheets));
      charts += sheet.charts.length;
    }
    const pivot =
      sheet.pivot === null ? null : await writePivot(parts, sheet.pivot, pivots + 1, sheet.name, sheets);
    if (pivot !== null) {
      relationships.push(pivot);
      pivots += 1;
    }
    await parts.relate(sheetPartName(sheet.number), relationships);
  }
  return pivots;
}

async function writeTable(
  parts: Parts,
  number: number,
  { headings, headingRow, lastRow }: NonNullable<WrittenSheet['table']>,
  name: string,
): Promise<Relationship> {
  const area = areaOf(headings.length, headingRow, lastRow);
  await parts.add(`xl/tables/table${number}.xml`, 'table', [tablePart(number, name, area, headings)]);
  return { id: sheetRelationshipIds.table, type: 'table', target: `../tables/table${number}.xml` };
}

/** @param before charts of the sheets before */
async function writeCharts(
  parts: Parts,
  { number, charts }: WrittenSheet,
  before: number,
  sheets: readonly WrittenSheet[],
): Promise<Relationship> {
  for (const [i, { chart }] of charts.entries()) {
    const references = chartReferences(sheetsOf(chart.data.sheet, sheets));
    await parts.add(`xl/charts/chart${before + i + 1}.xml`, 'chart', [chartPart(chart, references)]);
  }
  const drawing = `xl/drawings/drawing${number}.xml`;
  await parts.add(drawing, 'drawing', [drawingPart(charts)]);
  await parts.relate(
    drawing,
    charts.map((_, i) => ({
      id: chartRelationship(i),
      type: 'chart',
      target: `../charts/chart${before + i + 1}.xml`,
    })),
  );
  return { id: sheetRelationshipIds.drawing, type: 'drawing', target: `../drawings/drawing${number}.xml` };
}

/** @returns null where the source takes up several sheets: a pivot cannot, and its cells stand without it. */
async function writePivot(
  parts: Parts,
  pivot: Pivot,
  number: number,
  name: string,
  sheets: readonly WrittenSheet[],
): Promise<Relationship | null> {
  const [source, ...others] = sheetsOf(pivot.source.sheet, sheets);
  if (source === undefined || others.length > 0) return null;
  const definition = `pivotCacheDefinition${number}.xml`;
  const cache = `xl/pivotCache/${definition}`;
  await parts.add(`xl/pivotCache/pivotCacheRecords${number}.xml`, 'pivotRecords', [pivotRecordsPart(pivot)]);
  await parts.add(cache, 'pivotCache', [pivotCachePart(pivot, source.name)]);
  await parts.relate(cache, [
    { id: recordsRelationship, type: 'pivotCacheRecords', target: `pivotCacheRecords${number}.xml` },
  ]);
  const table = `xl/pivotTables/pivotTable${number}.xml`;
  await parts.add(table, 'pivotTable', [pivotPart(pivot, number, name)]);
  await parts.relate(table, [
    { id: 'cache', type: 'pivotCacheDefinition', target: `../pivotCache/${definition}` },
  ]);
  return {
    id: sheetRelationshipIds.pivot,
    type: 'pivotTable',
    target: `../pivotTables/pivotTable${number}.xml`,
  };
}

/** The sheets that the content of an id takes up. */
function sheetsOf(id: string, sheets: readonly WrittenSheet[]): readonly WrittenSheet[] {
  const found = sheets.filter(({ content }) => content.id === id);
  if (found.length === 0) throw new RangeError(`No sheet of the workbook has the id ${id}`);
  return found;
}
