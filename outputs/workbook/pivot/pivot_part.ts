import { areaOf } from '../formulas.js';
import { spreadsheetNamespace, xmlDeclaration } from '../markup.js';
import { escapeText } from '../text.js';
import type { Pivot, PivotAxis } from './content.js';
import { pivotLines, type PivotLine } from './layout.js';

/** Excel's number for the format `#,##0`. */
const groupedDigits = 3;

/**
 * The part `xl/pivotTables/pivotTableN.xml` (ECMA-376 part 1, 18.10.1.73), in outline form: each axis of the rows has a
 * column of its own, as every reader shows it.
 * @param number of the pivot's cache, counted from 1
 */
export function pivotPart(pivot: Pivot, number: number, name: string): string {
  const { columns, rows, row, total, source } = pivot;
  const lines = pivotLines(pivot);
  // Two rows of headings: the names of the axes, then the items of the columns; the last column holds the sums.
  const area = areaOf(rows.length + columns.items.length + 1, row + 1, row + 2 + lines.length);
  return [
    `${xmlDeclaration}<pivotTableDefinition xmlns="${spreadsheetNamespace}" name="${escapeText(name)}" cacheId="${number}" applyNumberFormats="0" applyBorderFormats="0"`,
    ' applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="1"',
    ` dataCaption="${escapeText(pivot.valueTitle)}" grandTotalCaption="${escapeText(total)}" updatedVersion="6" minRefreshableVersion="3" useAutoFormatting="1"`,
    ` itemPrintTitles="1" createdVersion="6" indent="0" compact="0" compactData="0" outline="1" outlineData="1">`,
    `<location ref="${area}" firstHeaderRow="1" firstDataRow="2" firstDataCol="${rows.length}"/>`,
    `<pivotFields count="${source.columns.length}">`,
    ...source.columns.map((_, field) => fieldElement(pivot, field)),
    `</pivotFields><rowFields count="${rows.length}">${rows.map(({ field }) => `<field x="${field}"/>`).join('')}</rowFields>`,
    `<rowItems count="${lines.length}">${lines.map(rowItem).join('')}</rowItems>`,
    `<colFields count="1"><field x="${columns.field}"/></colFields>`,
    `<colItems count="${columns.items.length + 1}">${columns.items.map((_, i) => `<i>${itemNumber(i)}</i>`).join('')}<i t="grand"><x/></i></colItems>`,
    `<dataFields count="1"><dataField name="${escapeText(pivot.valueTitle)}" fld="${pivot.valueField}" baseField="0" baseItem="0" numFmtId="${groupedDigits}"/></dataFields>`,
    '<pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1" showRowStripes="0" showColStripes="0" showLastColumn="1"/>',
    '</pivotTableDefinition>',
  ].join('');
}

function fieldElement({ rows, columns, valueField }: Pivot, field: number): string {
  const onRows = rows.find((axis) => axis.field === field);
  if (onRows !== undefined) return axisElement('axisRow', onRows);
  if (field === columns.field) return axisElement('axisCol', columns);
  return field === valueField
    ? '<pivotField compact="0" dataField="1" showAll="0"/>'
    : '<pivotField compact="0" showAll="0"/>';
}

const axisElement = (axis: string, { items }: PivotAxis): string =>
  `<pivotField axis="${axis}" compact="0" showAll="0"><items count="${items.length + 1}">${items.map((_, i) => `<item x="${i}"/>`).join('')}<item t="default"/></items></pivotField>`;

function rowItem({ kind, item }: PivotLine, _: number, lines: readonly PivotLine[]): string {
  if (kind === 'total') return '<i t="grand"><x/></i>';
  // An item within a group repeats the one field before it.
  const nested = kind === 'item' && lines.some((line) => line.kind === 'group');
  return `<i${nested ? ' r="1"' : ''}>${itemNumber(item)}</i>`;
}

/** 0 is left out, as Excel writes it. */
const itemNumber = (i: number): string => (i === 0 ? '<x/>' : `<x v="${i}"/>`);
