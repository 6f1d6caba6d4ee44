import type { ByteText } from './byte_text.js';
import { appendCellText } from './cell_text.js';
import { indexOfByte, isNameEnd, startsWith } from './element_scanner.js';

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const letterT = 0x74;

/**
 * Appends the text of an `<si>` or `<is>` element whose content begins at `from`: its plain text, or the runs of
 * rich text one after the other; phonetic hints (`<rPh>`) are left out. Gives the position after `endTag`, or -1
 * when there is none. `prefix` is the length of the namespace prefix.
 */
export function appendRichText(
  text: ByteText,
  data: Buffer,
  from: number,
  prefix: number,
  endTag: string,
): number {
  let at = from;
  for (;;) {
    const open = indexOfByte(data, lessThan, at);
    const close = open < 0 ? -1 : indexOfByte(data, greaterThan, open);
    if (close < 0) return -1;
    const name = open + 1 + prefix;
    at = close + 1;
    if (data[open + 1] === slash) {
      if (startsWith(data, open, endTag)) return at;
    } else if (data[close - 1] === slash) continue;
    else if (data[name] === letterT && isNameEnd(data[name + 1])) at = appendCellText(text, data, at);
    else if (startsWith(data, name, 'rPh') && isNameEnd(data[name + 3])) at = endOfPhoneticRun(data, at);
  }
}

function endOfPhoneticRun(data: Buffer, from: number): number {
  const end = data.indexOf('rPh>', from);
  return end < 0 ? from : end;
}
