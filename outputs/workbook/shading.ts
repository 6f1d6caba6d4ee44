import { palette } from '../../reporting/palette.js';
import { columnLetters } from './cells.js';
import { argb } from './colours.js';
import type { Shade, SheetColumn } from './content.js';

const [lightest, , light, dark] = palette.sequential;
const [loss, none, gain] = palette.diverging;

/**
 * Conditional formats of a table (ECMA-376 part 1, 18.3.1.18), all of them light enough for dark text. Columns with
 * the same scale share it; a bar is as long as its own column's greatest value asks for.
 */
export function shadingOf(columns: readonly SheetColumn[], firstRow: number, lastRow: number): string {
  const shaded = columns.flatMap(({ shade }, i) => {
    const letters = columnLetters(i);
    const key = shade === 'bar' ? letters : JSON.stringify(shade);
    return shade === undefined ? [] : [{ key, shade, area: `${letters}${firstRow}:${letters}${lastRow}` }];
  });
  const formats = new Map(shaded.map(({ key, shade }) => [key, shade]));
  return [...formats]
    .map(([key, shade], i) => {
      const areas = shaded.filter((column) => column.key === key).map(({ area }) => area);
      return `<conditionalFormatting sqref="${areas.join(' ')}">${ruleOf(shade, i + 1)}</conditionalFormatting>`;
    })
    .join('');
}

const colour = (value: string): string => `<color rgb="${argb(value)}"/>`;
const at = (value: number): string => `<cfvo type="num" val="${value}"/>`;

function ruleOf(shade: Shade, priority: number): string {
  if (shade === 'bar') {
    return `<cfRule type="dataBar" priority="${priority}"><dataBar minLength="0" maxLength="100">${at(0)}<cfvo type="max"/>${colour(light)}</dataBar></cfRule>`;
  }
  const scale =
    shade === 'scale'
      ? `${at(0)}<cfvo type="max"/>${colour(lightest)}${colour(dark)}`
      : `${at(-shade.diverging)}${at(0)}${at(shade.diverging)}${colour(loss)}${colour(none)}${colour(gain)}`;
  return `<cfRule type="colorScale" priority="${priority}"><colorScale>${scale}</colorScale></cfRule>`;
}
