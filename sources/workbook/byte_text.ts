/** Text under construction as UTF-8 bytes. It is written millions of times, so it grows in place. */
export interface ByteText {
  bytes: Uint8Array;
  length: number;
}

export const byteText = (capacity: number): ByteText => ({ bytes: new Uint8Array(capacity), length: 0 });

/** Makes room for that many more bytes. */
export function reserve(text: ByteText, more: number): void {
  if (text.length + more <= text.bytes.length) return;
  const grown = new Uint8Array(Math.max(text.bytes.length * 2, text.length + more));
  grown.set(text.bytes.subarray(0, text.length));
  text.bytes = grown;
}

/** Below this a loop is faster than a call of the runtime's copy. */
const shortCopy = 48;

export function appendBytes(text: ByteText, source: Uint8Array, from: number, to: number): void {
  reserve(text, to - from);
  const { bytes } = text;
  let at = text.length;
  text.length = at + to - from;
  if (to - from > shortCopy) bytes.set(source.subarray(from, to), at);
  else for (let i = from; i < to; i += 1) bytes[at++] = source[i] as number;
}

export function appendByte(text: ByteText, byte: number): void {
  reserve(text, 1);
  text.bytes[text.length++] = byte;
}

/** Appends characters below U+0080: digits, signs, and the like. */
export function appendAscii(text: ByteText, ascii: string): void {
  reserve(text, ascii.length);
  for (let i = 0; i < ascii.length; i += 1) text.bytes[text.length++] = ascii.charCodeAt(i);
}

/** Appends one character by its Unicode code point. */
export function appendCodePoint(text: ByteText, code: number): void {
  reserve(text, 4);
  const put = (byte: number) => (text.bytes[text.length++] = byte);
  if (code < 0x80) put(code);
  else if (code < 0x800) {
    put(0xc0 | (code >> 6));
    put(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    put(0xe0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3f));
    put(0x80 | (code & 0x3f));
  } else {
    put(0xf0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3f));
    put(0x80 | ((code >> 6) & 0x3f));
    put(0x80 | (code & 0x3f));
  }
}

export const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
