import { cutText } from './text.js';

/** On its tab, in UTF-16 units. */
export const longestSheetName = 31;
const longestTableName = 255;
const longestHeading = 255;

/** Keeps names apart from each other, letter case aside. */
export type UniqueNames = (name: string) => string;

/**
 * Gives every name out once: the second `orders` becomes `orders (2)`.
 * @param longest in UTF-16 units, the number included
 * @param numbered how the n-th of a name is written
 */
function uniqueNames(longest: number, numbered: (n: number) => string): UniqueNames {
  const taken = new Set<string>();
  return (name) => {
    for (let n = 1; ; n += 1) {
      const ending = n === 1 ? '' : numbered(n);
      const candidate = cutText(name, longest - ending.length) + ending;
      const key = candidate.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return candidate;
    }
  };
}

/** Everything on one line, for names that XML attributes and tabs must carry unchanged. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cs}\ufffe\uffff]+/gu, ' ').trim();

/** Names of sheets as Excel allows them. */
export function sheetNames(): UniqueNames {
  const unique = uniqueNames(longestSheetName, (n) => ` (${n})`);
  return (name) => {
    const legal = cutText(oneLine(name).replace(/[[\]:*?/\\]/g, '_'), longestSheetName)
      .replace(/^'|'$/g, '_')
      .trim();
    return unique(legal === '' ? 'Sheet' : /^history$/i.test(legal) ? `${legal}_` : legal);
  };
}

/** Names of tables: letters, digits, `_` and `.`, and nothing that reads as a cell, such as A1, R1C1 or C. */
export function tableNames(): UniqueNames {
  const unique = uniqueNames(longestTableName, (n) => `_${n}`);
  return (name) => {
    const legal = name.replace(/[^\p{L}\p{Nd}_.]+/gu, '_');
    const readsAsCell = /^(?:[a-z]{1,3}\d+|r\d*c?\d*|c\d*)$/i.test(legal);
    return unique(readsAsCell || !/^[\p{L}_]/u.test(legal) ? `_${legal}` : legal);
  };
}

/** Headings of one table; Excel wants each filled and different from the others. */
export function uniqueHeadings(headings: readonly string[]): readonly string[] {
  const unique = uniqueNames(longestHeading, (n) => ` (${n})`);
  return headings.map((heading) => unique(oneLine(heading) || 'Column'));
}
