import { tagsOf } from './xml.js';

/** What the number of a cell stands for, by its number format. */
export const shownAs = { number: 0, date: 1, duration: 2 } as const;
export type ShownAs = (typeof shownAs)[keyof typeof shownAs];

/** How each of a workbook's cell formats shows numbers (`shownAs`), by the index that cells refer to (`s`). */
export type CellFormats = Uint8Array;

/** Reads them from `xl/styles.xml`. */
export function readCellFormats(styles: string): CellFormats {
  const custom = new Map<number, ShownAs>();
  const formats: ShownAs[] = [];
  let inCellFormats = false;
  for (const { name, closing, attributes } of tagsOf(styles)) {
    if (name === 'cellXfs') inCellFormats = !closing;
    else if (closing) continue;
    else if (name === 'numFmt') {
      custom.set(Number(attributes.get('numFmtId')), formatShows(attributes.get('formatCode') ?? ''));
    } else if (name === 'xf' && inCellFormats) {
      const id = Number(attributes.get('numFmtId') ?? 0);
      formats.push(custom.get(id) ?? builtIn(id));
    }
  }
  return Uint8Array.from(formats);
}

/** Formats that every workbook knows without declaring them (ECMA-376 18.8.30, East Asian ones included). */
function builtIn(id: number): ShownAs {
  if (id === 46) return shownAs.duration;
  const date =
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return date ? shownAs.date : shownAs.number;
}

/** Literal text, padding, colours and locales: none of their letters stands for a part of a date. */
const literals = /"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;

/** What a format code such as `yyyy"年"m"月"` or `[h]:mm` shows. */
function formatShows(code: string): ShownAs {
  const shown = code.replace(literals, '');
  if (shown.includes('[')) return shownAs.duration;
  return /[ymdhs]/i.test(shown) ? shownAs.date : shownAs.number;
}
