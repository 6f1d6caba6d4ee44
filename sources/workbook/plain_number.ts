import { appendAscii, appendByte, appendBytes, ascii, type ByteText } from './byte_text.js';

/** What parts the whole number from its decimals. */
export type DecimalMark = '.' | ',';

const quote = 0x22;
const point = 0x2e;
const comma = 0x2c;

/** So many digits survive the way through a double: the text as it stands is already the shortest form. */
const exactDigits = 15;

/**
 * Appends the number written in `data[from, to)` in shortest decimal form without exponent: Excel's
 * 0.28999999999999998 is 0.29, 1E+21 is a one with 21 zeros. With a comma as decimal mark a number that has decimals
 * is quoted, as the comma also parts the values of the spool. Text that is no number stays as it is written and false
 * is returned.
 */
export function appendNumber(
  text: ByteText,
  data: Uint8Array,
  from: number,
  to: number,
  mark: DecimalMark,
): boolean {
  const start = text.length;
  if (isShortest(data, from, to)) appendBytes(text, data, from, to);
  else {
    const value = numberIn(data, from, to);
    if (!Number.isFinite(value)) return false;
    appendAscii(text, plainDecimal(value));
  }
  if (mark === ',') quoteDecimals(text, start);
  return true;
}

/** Gives the number that begins at `start` a decimal comma and quotes, where it has decimals. */
function quoteDecimals(text: ByteText, start: number): void {
  const at = text.bytes.subarray(start, text.length).indexOf(point);
  if (at < 0) return;
  text.bytes[start + at] = comma;
  appendByte(text, quote);
  appendByte(text, quote);
  text.bytes.copyWithin(start + 1, start, text.length - 2);
  text.bytes[start] = quote;
}

/** The number written in `data[from, to)`; NaN when it is none. */
export function numberIn(data: Uint8Array, from: number, to: number): number {
  const written = ascii(data, from, to).trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : NaN;
}

/** Digits, perhaps a sign in front and a decimal part that does not end in 0: no need to compute anything. */
function isShortest(data: Uint8Array, from: number, to: number): boolean {
  const first = data[from] === 0x2d ? from + 1 : from;
  let at = -1;
  for (let i = first; i < to; i += 1) {
    const byte = data[i] as number;
    if (byte === point && at < 0) at = i;
    else if (byte < 0x30 || byte > 0x39) return false;
  }
  const whole = (at < 0 ? to : at) - first;
  if (whole === 0 || to - first > exactDigits) return false;
  if (data[first] === 0x30 && (whole > 1 || first > from)) return false;
  return at < 0 || (data[to - 1] !== 0x30 && at < to - 1);
}

/** Shortest decimal text that reads back as the same double, with all its digits written out. */
function plainDecimal(value: number): string {
  if (value === 0) return '0';
  const [mantissa = '', exponent] = String(Math.abs(value)).split('e');
  const sign = value < 0 ? '-' : '';
  if (exponent === undefined) return sign + mantissa;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const places = whole.length + Number(exponent);
  if (places <= 0) return `${sign}0.${'0'.repeat(-places)}${digits}`;
  return sign + digits.padEnd(places, '0');
}
