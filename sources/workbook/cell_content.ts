import type { ByteText } from './byte_text.js';
import type { CellTag } from './cell_tag.js';
import { appendCellValue, type CellContext } from './cell_value.js';
import { indexOfByte, isNameEnd } from './element_scanner.js';
import { appendQuotedText } from './shared_strings.js';

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const letterC = 0x63;
const letterV = 0x76;

/** Appends the value between a cell's tags, its formula left out; gives the position after the end tag. */
export function readContent(
  data: Buffer,
  prefix: string,
  text: ByteText,
  cell: CellTag,
  context: CellContext,
  fault: (what: string) => Error,
): number {
  let at = cell.close + 1;
  for (;;) {
    const open = indexOfByte(data, lessThan, at);
    const close = open < 0 ? -1 : indexOfByte(data, greaterThan, open);
    if (close < 0) throw fault('the cell has no end');
    const name = open + 1 + prefix.length;
    at = close + 1;
    if (data[open + 1] === slash) {
      if (data[name + 1] === letterC && isNameEnd(data[name + 2])) return at;
    } else if (data[close - 1] === slash) continue;
    else if (data[name] === letterV && isNameEnd(data[name + 1])) {
      const to = indexOfByte(data, lessThan, at);
      if (to < 0) throw fault('the cell has no end');
      if (!appendCellValue(text, data, at, to, cell, context))
        throw fault(missingText(data, at, to, context));
      at = to;
    } else if (data[name] === 0x69 && data[name + 1] === 0x73 && isNameEnd(data[name + 2])) {
      at = appendQuotedText(text, data, at, prefix.length, `</${prefix}is>`);
      if (at < 0) throw fault('the cell has no end');
    }
  }
}

const missingText = (data: Buffer, from: number, to: number, context: CellContext): string =>
  `the cell refers to shared text ${data.toString('latin1', from, Math.min(to, from + 20))}, but the workbook has ${context.strings.count}`;
