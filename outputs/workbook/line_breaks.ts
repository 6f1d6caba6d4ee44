import { displayWidth } from './widths.js';

/**
 * A text as lines of a certain width: cells of a free layout do not wrap over several columns by themselves. Lines end
 * between words, in Chinese after any character; a word that is wider than a line stands alone.
 * @param width in characters of the default font; a Chinese character counts twice
 */
export function brokenLines(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(pieces) ?? []) {
    if (line !== '' && displayWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** A word with the space after it, or one wide character with the punctuation that must not begin a line. */
const pieces =
  /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef][，。；：！？、）”’》％,.;:!?)%]*|[^\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]+\s*|\s+/gu;
