/** Digits as wide as Chinese characters, as some input methods type them. */
export const fullWidth = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) - 0x30 + 0xff10));

/** UTF-8 that was taken for Western European text: `上海` becomes `ä¸Šæµ·`. */
export const misread = (text: string): string =>
  new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

/** Characters that are not seen, and stand where texts were copied together. */
export const strayBlanks = ['\ufeff', ' ', '\u00a0', '\u3000', '\t'] as const;
