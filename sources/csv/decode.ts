import { isUtf8 } from 'node:buffer';
import type { CsvSourceConfig } from '../../config/schema.js';

export type Encoding = CsvSourceConfig['encoding'];

/** Whole lines in an encoding as UTF-8; null when a byte does not belong to it. */
export function toUtf8(piece: Buffer, encoding: Encoding): Buffer | null {
  if (encoding === 'utf-8') return isUtf8(piece) ? piece : null;
  try {
    return Buffer.from(new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(piece));
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** How many lines end before the first one, in a piece of whole lines, for which the test says yes; -1: none. */
export function linesBefore(piece: Buffer, test: (line: Buffer) => boolean): number {
  let lines = 0;
  let from = 0;
  for (const [i, byte] of piece.entries()) {
    const ends = byte === 10 || (byte === 13 && piece[i + 1] !== 10);
    if (!ends) continue;
    if (test(piece.subarray(from, i + 1))) return lines;
    lines += 1;
    from = i + 1;
  }
  return -1;
}

const byteOrderMark = Buffer.from('\uFEFF');

/** Whether it begins with the mark that some programs put before UTF-8 text. */
export const hasMark = (text: Buffer): boolean =>
  text.subarray(0, byteOrderMark.length).equals(byteOrderMark);

export const withoutMark = (text: Buffer): Buffer =>
  hasMark(text) ? text.subarray(byteOrderMark.length) : text;
