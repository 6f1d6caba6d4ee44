import { palette } from '../../../reporting/palette.js';
import { hex } from '../colours.js';
import { chartNamespace, drawingNamespace, officeRelationships, xmlDeclaration } from '../markup.js';
import { axisIds, categoryAxis, shareAxes, valueAxis } from './axes.js';
import type { SheetChart } from './content.js';
import type { ChartReferences } from './references.js';
import { columnSeries, lineSeries, type SeriesSource } from './series.js';
import { labelLook, titleElement } from './text.js';

/**
 * The part `xl/charts/chartN.xml` (ECMA-376 part 1, 21.2): the values are stored with it, so that previews and readers
 * that compute nothing show them too.
 * @param references where the values stand; absent: in the chart alone
 */
export function chartPart(chart: SheetChart, references: ChartReferences | undefined): string {
  const source: SeriesSource = { data: chart.data, references };
  const separate = chart.columns.length > 0 && chart.shareTitle !== undefined;
  return [
    `${xmlDeclaration}<c:chartSpace xmlns:c="${chartNamespace}" xmlns:a="${drawingNamespace}" xmlns:r="${officeRelationships}">`,
    '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>',
    titleElement(chart.title, 'chart'),
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>',
    columnLayer(chart, source),
    lineLayer(chart, source, separate),
    categoryAxis(chart.categoryTitle),
    valueAxis(chart.valueTitle, valueFormat(chart), chart.valuesAreShares === true),
    separate ? shareAxes(chart.shareTitle) : '',
    '<c:spPr><a:noFill/></c:spPr></c:plotArea>',
    legend(chart),
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="${hex(palette.rule)}"/></a:solidFill></a:ln></c:spPr>`,
    `${labelLook()}</c:chartSpace>`,
  ].join('');
}

function columnLayer({ columns }: SheetChart, source: SeriesSource): string {
  if (columns.length === 0) return '';
  const series = columns.map((column, order) => columnSeries(source, { column, order }));
  return (
    `<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>${series.join('')}` +
    `<c:gapWidth val="55"/><c:overlap val="100"/><c:axId val="${axisIds.category}"/><c:axId val="${axisIds.value}"/></c:barChart>`
  );
}

function lineLayer({ columns, lines }: SheetChart, source: SeriesSource, separate: boolean): string {
  if (lines.length === 0) return '';
  const series = lines.map((column, i) =>
    lineSeries(source, { column, order: columns.length + i }, separate && lines.length === 1),
  );
  const [category, value] = separate
    ? [axisIds.hiddenCategory, axisIds.share]
    : [axisIds.category, axisIds.value];
  return (
    `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series.join('')}<c:marker val="1"/>` +
    `<c:axId val="${category}"/><c:axId val="${value}"/></c:lineChart>`
  );
}

/** A single series is named by the axis. */
function legend({ columns, lines }: SheetChart): string {
  const series = columns.length + lines.length;
  if (series < 2) return '';
  const place = series > 3 ? 'r' : 'b';
  return `<c:legend><c:legendPos val="${place}"/><c:overlay val="0"/>${labelLook()}</c:legend>`;
}

/** Per cent of shares; else whole numbers unless all values are so small that they would look alike. */
function valueFormat({ columns, lines, shareTitle, valuesAreShares, data }: SheetChart): string {
  if (valuesAreShares === true) return '0%';
  const drawn = shareTitle === undefined ? [...columns, ...lines] : columns;
  const greatest = data.rows.reduce(
    (most, row) => drawn.reduce((more, column) => Math.max(more, Math.abs(Number(row[column] ?? 0))), most),
    0,
  );
  return greatest < 10 ? 'General' : '#,##0';
}
