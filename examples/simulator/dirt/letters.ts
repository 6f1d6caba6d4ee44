/** Digits as wide as Chinese characters, as some input methods type them. */
export const fullWidth = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) - 0x30 + 0xff10));

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/**
 * UTF-8 that was taken for something else: `上海` for Western European text becomes `ä¸Šæµ·`, `north` for UTF-16
 * `潮瑲` and a sign that stands for half a letter.
 */
export const misread = (text: string): string =>
  new TextDecoder(isAscii(text) ? 'utf-16le' : 'windows-1252').decode(new TextEncoder().encode(text));

/** Characters that are not seen, and stand where texts were copied together. */
export const strayBlanks = ['\ufeff', ' ', '\u00a0', '\u3000', '\t'] as const;
