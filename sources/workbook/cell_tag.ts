/** What a cell's value means (`t`, ECMA-376 18.18.11); `n` when nothing is said. */
export const cellTypes = { n: 0, s: 1, str: 2, inlineStr: 3, b: 4, e: 5, d: 6 } as const;
export type CellType = (typeof cellTypes)[keyof typeof cellTypes];

/** The start tag of a cell; one object is filled again and again. */
export interface CellTag {
  /** From 0; without `r` the column after the one before. */
  column: number;
  /** Index of its format. */
  style: number;
  type: CellType;
  /** Position of the tag's closing angle bracket. */
  close: number;
  empty: boolean;
}

const space = 0x20;
const slash = 0x2f;
const equals = 0x3d;
const greaterThan = 0x3e;
const letterR = 0x72;
const letterS = 0x73;
const letterT = 0x74;

/** Reads the attributes that begin at `from`. Returns false when the tag is not as XML wants it. */
export function readCellTag(data: Uint8Array, from: number, cell: CellTag): boolean {
  const end = data.length;
  cell.column += 1;
  cell.style = 0;
  cell.type = cellTypes.n;
  cell.empty = false;
  let at = from;
  while (at < end) {
    const byte = data[at] as number;
    if (byte === greaterThan) {
      cell.close = at;
      return true;
    }
    if (byte <= space || byte === slash) {
      cell.empty = byte === slash;
      at += 1;
      continue;
    }
    let nameEnd = at + 1;
    while (nameEnd < end && (data[nameEnd] as number) > space && data[nameEnd] !== equals) nameEnd += 1;
    let open = nameEnd;
    while (open < end && ((data[open] as number) <= space || data[open] === equals)) open += 1;
    const mark = data[open];
    if (mark !== 0x22 && mark !== 0x27) return false;
    let close = open + 1;
    while (close < end && data[close] !== mark) close += 1;
    if (nameEnd === at + 1) {
      if (byte === letterR) cell.column = columnOf(data, open + 1);
      else if (byte === letterS) cell.style = wholeNumber(data, open + 1, close);
      else if (byte === letterT) cell.type = typeOf(data, open + 1, close);
    }
    at = close + 1;
  }
  return false;
}

/** Column of a reference such as AB12, from 0; -1 when it begins with no letter. */
function columnOf(data: Uint8Array, from: number): number {
  let column = 0;
  for (let at = from; at < data.length; at += 1) {
    const letter = (data[at] as number) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return column - 1;
}

/** The digits `data[from, to)`; NaN when there is anything else. */
export function wholeNumber(data: Uint8Array, from: number, to: number): number {
  let value = from < to ? 0 : NaN;
  for (let at = from; at < to; at += 1) {
    const digit = (data[at] as number) - 0x30;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : NaN;
  }
  return value;
}

function typeOf(data: Uint8Array, from: number, to: number): CellType {
  const first = data[from];
  if (first === letterS) return to - from === 1 ? cellTypes.s : cellTypes.str;
  if (first === 0x69) return cellTypes.inlineStr;
  if (first === 0x62) return cellTypes.b;
  if (first === 0x65) return cellTypes.e;
  return first === 0x64 ? cellTypes.d : cellTypes.n;
}
