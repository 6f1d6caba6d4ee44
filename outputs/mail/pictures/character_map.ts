/** First and last code point of a run of characters that a font has glyphs for. */
type Range = readonly [first: number, last: number];

/**
 * Reads which characters a TrueType font has glyphs for: subtable format 12 of its `cmap` table (OpenType 1.9.1).
 *
 * @returns whether there is a glyph for a code point
 * @throws RangeError when the font has no such subtable
 */
export function characterMap(font: Buffer): (codePoint: number) => boolean {
  const ranges = rangesOf(font);
  return (codePoint) => {
    let [low, high] = [0, ranges.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = ranges[middle] as Range;
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return true;
    }
    return false;
  };
}

function rangesOf(font: Buffer): readonly Range[] {
  const cmap = tableOffset(font, 'cmap');
  const subtables = font.readUInt16BE(cmap + 2);
  for (let i = 0; i < subtables; i++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    if (font.readUInt16BE(subtable) !== 12) continue;
    const groups = font.readUInt32BE(subtable + 12);
    return Array.from({ length: groups }, (_, group): Range => {
      const at = subtable + 16 + group * 12;
      return [font.readUInt32BE(at), font.readUInt32BE(at + 4)];
    });
  }
  throw new RangeError('The font has no character map of format 12');
}

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i++) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new RangeError(`The font has no table ${tag}`);
}
