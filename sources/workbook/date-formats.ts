import { tagsOf } from './xml.js';

/** Number formats that every workbook knows without declaring them (ECMA-376 18.8.30): the dates among them. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Which of a workbook's cell formats show a date or a time, by the index that cells refer to (`s`). */
export type DateStyles = Uint8Array;

/** Reads it from `xl/styles.xml`. */
export function readDateStyles(styles: string): DateStyles {
  const custom = new Map<number, boolean>();
  const dates: number[] = [];
  let inCellFormats = false;
  for (const { name, closing, attributes } of tagsOf(styles)) {
    if (name === 'cellXfs') inCellFormats = !closing;
    else if (closing) continue;
    else if (name === 'numFmt')
      custom.set(Number(attributes.get('numFmtId')), isDateFormat(attributes.get('formatCode') ?? ''));
    else if (name === 'xf' && inCellFormats) {
      const id = Number(attributes.get('numFmtId') ?? 0);
      dates.push((custom.get(id) ?? isBuiltInDate(id)) ? 1 : 0);
    }
  }
  return Uint8Array.from(dates);
}

/** What a format code shows as it is written, or gives colours and locales: none of its letters stands for a date part. */
const literals = /"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;

/** Whether a number format such as `yyyy"年"m"月"` or `[h]:mm` shows a date or a time. */
export function isDateFormat(code: string): boolean {
  const shown = code.replace(literals, '');
  return /[ymdhs]/i.test(shown) && !/general/i.test(shown);
}
