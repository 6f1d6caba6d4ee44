import type { CellValue, ColumnKind, SheetColumn, SheetRow } from './content.js';

const narrowest = 8;
/** Beyond it a text is wrapped rather than its column widened. */
const widest = 60;
/** Beside the text: the indent and a little air. */
const margin = 3;

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Characters of the default font that a text takes up at its longest line; a Chinese character counts twice. */
export function displayWidth(text: string): number {
  let longest = 0;
  for (const line of text.split('\n')) {
    let width = 0;
    for (const character of line) width += wide.test(character) ? 2 : 1;
    longest = Math.max(longest, width);
  }
  return longest;
}

const decimals: Partial<Record<ColumnKind, number>> = {
  integer: 0,
  money: 2,
  number: 2,
  measure: 4,
  share: 2,
};

/** Width of a value as its format shows it: digits, marks of the thousands, decimals. */
function shownWidth(value: CellValue, kind: ColumnKind): number {
  if (value === null) return 0;
  const places = decimals[kind];
  if (places === undefined || Number.isNaN(Number(value))) return displayWidth(String(value));
  const digits = Math.trunc(Math.abs(Number(value))).toFixed(0).length;
  return (
    digits + Math.floor((digits - 1) / 3) + (places === 0 ? 0 : places + 1) + (Number(value) < 0 ? 1 : 0)
  );
}

export interface ColumnLayout {
  /** In characters. */
  readonly width: number;
  /** Some text of the sample is wider than its column. */
  readonly wraps: boolean;
}

/**
 * How wide the columns should be: as their headings and the sample ask for, within bounds, unless stated.
 * @param sample the first rows
 */
export function columnLayouts(
  columns: readonly SheetColumn[],
  sample: readonly SheetRow[],
): readonly ColumnLayout[] {
  return columns.map(({ heading, kind, width }, i) => {
    const values = sample.reduce((most, row) => Math.max(most, shownWidth(row[i] ?? null, kind)), 0);
    const wished = Math.max(narrowest, displayWidth(heading), values) + margin;
    const given = width ?? Math.min(wished, widest);
    return { width: given, wraps: kind === 'text' && values + margin > given };
  });
}

/** What the indent takes of a column's width. */
const indent = 2;
const lineHeight = 16;
const mostLines = 10;

/** Height in points of a row whose texts take several lines, for readers that do not find it by themselves; else undefined. */
export function rowHeight(row: SheetRow, layouts: readonly ColumnLayout[]): number | undefined {
  const lines = layouts.reduce((most, { width, wraps }, i) => {
    const value = row[i];
    return wraps && typeof value === 'string' ? Math.max(most, wrappedLines(value, width)) : most;
  }, 1);
  return lines === 1 ? undefined : Math.min(lines, mostLines) * lineHeight + 2;
}

/** Lines that a text takes in a column, a little room at each line's end left for whole words. */
function wrappedLines(text: string, width: number): number {
  return text
    .slice(0, mostLines * width)
    .split('\n')
    .reduce((lines, line) => lines + linesOf(displayWidth(line), width), 0);
}

const linesOf = (text: number, width: number): number =>
  text <= width - indent ? 1 : Math.ceil(text / (width * 0.9));
