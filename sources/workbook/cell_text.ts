import { appendByte, appendCodePoint, ascii, reserve, type ByteText } from './byte_text.js';

const quote = 0x22;
const ampersand = 0x26;
const lessThan = 0x3c;
const underscore = 0x5f;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

const named = new Map([
  ['amp', 0x26],
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['quot', 0x22],
  ['apos', 0x27],
]);

/**
 * Appends the text that begins at `from` and ends at the next tag, with references (`&amp;`, `&#10;`) and the
 * escapes of ECMA-376 22.9.2.19 (`_x000D_`) decoded, line ends as XML reads them, and every quote doubled as the
 * spool's dialect asks. CDATA sections and comments within it are understood. Gives the position of that tag.
 */
export function appendCellText(text: ByteText, data: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = appendRun(text, data, at);
    if (data[at + 1] !== 0x21) return at;
    const cdata = ascii(data, at, at + 9) === '<![CDATA[';
    const end = Buffer.from(data.buffer, data.byteOffset, data.length).indexOf(cdata ? ']]>' : '-->', at);
    if (end < 0) return data.length;
    if (cdata) for (let i = at + 9; i < end; i += 1) appendQuoted(text, data[i] as number);
    at = end + 3;
  }
}

function appendRun(text: ByteText, data: Uint8Array, from: number): number {
  let at = from;
  for (; at < data.length; at += 1) {
    const byte = data[at] as number;
    if (byte === lessThan) return at;
    if (text.length + 8 > text.bytes.length) reserve(text, 256);
    if (byte === ampersand) at = appendReference(text, data, at);
    else if (byte === underscore) at = appendEscape(text, data, at);
    else if (byte === quote) appendQuoted(text, byte);
    else if (byte !== carriageReturn) text.bytes[text.length++] = byte;
    else if (data[at + 1] !== lineFeed) text.bytes[text.length++] = lineFeed;
  }
  return at;
}

function appendQuoted(text: ByteText, byte: number): void {
  if (byte === quote) appendByte(text, quote);
  appendByte(text, byte);
}

/** `&name;` or `&#code;`; what is neither stays as it is written. Gives the position of its last byte. */
function appendReference(text: ByteText, data: Uint8Array, at: number): number {
  const end = data.indexOf(0x3b, at);
  const name = end < 0 || end - at > 12 ? '' : ascii(data, at + 1, end);
  const digits = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name);
  const code =
    digits === null
      ? named.get(name)
      : parseInt(digits[1] ?? digits[2] ?? '', digits[1] === undefined ? 10 : 16);
  if (code === undefined || !isCharacter(code)) {
    appendByte(text, ampersand);
    return at;
  }
  if (code === quote) appendByte(text, quote);
  appendCodePoint(text, code);
  return end;
}

/** `_xHHHH_`, or two of them for a character beyond U+FFFF; what is neither stays as it is written. */
function appendEscape(text: ByteText, data: Uint8Array, at: number): number {
  const unit = escapedUnit(data, at);
  const low = unit >= 0xd800 && unit < 0xdc00 ? escapedUnit(data, at + 7) : -1;
  const pair = low >= 0xdc00 && low < 0xe000;
  const code = pair ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : unit;
  if (!isCharacter(code)) {
    appendByte(text, underscore);
    return at;
  }
  if (code === quote) appendByte(text, quote);
  appendCodePoint(text, code);
  return at + (pair ? 13 : 6);
}

/** The UTF-16 unit of an escape that begins there; -1 when none does. */
function escapedUnit(data: Uint8Array, at: number): number {
  if (data[at + 1] !== 0x78 || data[at + 6] !== underscore || data[at] !== underscore) return -1;
  const digits = ascii(data, at + 2, at + 6);
  return /^[0-9a-f]{4}$/i.test(digits) ? parseInt(digits, 16) : -1;
}

/** NUL cannot be stored in a database's text, and half a surrogate pair is no character. */
const isCharacter = (code: number): boolean =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
