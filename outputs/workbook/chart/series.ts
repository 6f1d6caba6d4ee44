import { categoryColour, palette } from '../../../reporting/palette.js';
import { hex } from '../colours.js';
import type { CellValue } from '../content.js';
import { escapeText } from '../text.js';
import type { ChartData } from './content.js';
import type { ChartReferences } from './references.js';

/** The series of one chart; their numbers run on over columns and lines. */
export interface SeriesSource {
  readonly data: ChartData;
  /** Absent: the values stand in the chart alone. */
  readonly references: ChartReferences | undefined;
}

/** A column that is drawn, and its place among all series of the chart. */
export interface Drawn {
  readonly column: number;
  readonly order: number;
}

/** A series of columns; the pieces of a stack are parted by a thin white line. */
export function columnSeries(source: SeriesSource, drawn: Drawn): string {
  const colour = hex(categoryColour(drawn.order));
  return (
    `<c:ser>${naming(source, drawn)}<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>` +
    '<a:ln w="6350"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>' +
    `${points(source, drawn.column)}</c:ser>`
  );
}

/** A line with a mark at each value; where there is none the line is broken. */
export function lineSeries(source: SeriesSource, drawn: Drawn, alone: boolean): string {
  const colour = hex(alone ? palette.accent : categoryColour(drawn.order));
  const fill = `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
  return (
    `<c:ser>${naming(source, drawn)}<c:spPr><a:ln w="25400" cap="rnd">${fill}<a:round/></a:ln></c:spPr>` +
    `<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>${fill}<a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr></c:marker>` +
    `${points(source, drawn.column)}<c:smooth val="0"/></c:ser>`
  );
}

function naming({ data, references }: SeriesSource, { column, order }: Drawn): string {
  const name = data.headings[column] ?? '';
  const text =
    references === undefined
      ? `<c:v>${escapeText(name)}</c:v>`
      : `<c:strRef><c:f>${escapeText(references.heading(column))}</c:f><c:strCache>${textPoints([name])}</c:strCache></c:strRef>`;
  return `<c:idx val="${order}"/><c:order val="${order}"/><c:tx>${text}</c:tx>`;
}

function points({ data, references }: SeriesSource, column: number): string {
  const categories = textPoints(data.rows.map(([category]) => textOf(category)));
  const values = numberPoints(data.rows.map((row) => numberOf(row[column])));
  if (references === undefined) {
    return `<c:cat><c:strLit>${categories}</c:strLit></c:cat><c:val><c:numLit>${values}</c:numLit></c:val>`;
  }
  return (
    `<c:cat><c:strRef><c:f>${escapeText(references.values(0))}</c:f><c:strCache>${categories}</c:strCache></c:strRef></c:cat>` +
    `<c:val><c:numRef><c:f>${escapeText(references.values(column))}</c:f><c:numCache>${values}</c:numCache></c:numRef></c:val>`
  );
}

const textOf = (value: CellValue | undefined): string => String(value ?? '');

/** A value as it is drawn; undefined: there is none. */
function numberOf(value: CellValue | undefined): number | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

const textPoints = (texts: readonly string[]): string =>
  `<c:ptCount val="${texts.length}"/>` +
  texts.map((text, i) => `<c:pt idx="${i}"><c:v>${escapeText(text)}</c:v></c:pt>`).join('');

const numberPoints = (values: readonly (number | undefined)[]): string =>
  `<c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>` +
  values
    .map((value, i) => (value === undefined ? '' : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`))
    .join('');
