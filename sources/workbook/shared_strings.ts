import { appendByte, byteText, type ByteText } from './byte_text.js';
import { elementScanner } from './element_scanner.js';
import { appendRichText } from './rich_text.js';
import { malformedPart } from './faults.js';

/**
 * The texts that a workbook's cells share, in one block of bytes: half a million of them take some ten megabytes
 * and no objects. Each stands as the spool wants it, in quotes with inner quotes doubled; an empty text has no bytes.
 */
export interface SharedStrings {
  readonly bytes: Uint8Array;
  /** Text i is `bytes[offsets[i], offsets[i + 1])`. */
  readonly offsets: Uint32Array;
  readonly count: number;
}

export const noSharedStrings: SharedStrings = {
  bytes: new Uint8Array(0),
  offsets: new Uint32Array(1),
  count: 0,
};

const quote = 0x22;
/** Kept in memory while the workbook is read. */
const largestTable = 512 * 2 ** 20;

/** Reads `xl/sharedStrings.xml`. Throws InvalidSource when it is malformed or beyond 512 MiB of text. */
export async function readSharedStrings(chunks: AsyncIterable<Buffer>, file: string): Promise<SharedStrings> {
  const malformed = (what: string) =>
    malformedPart({ file }, `the table of shared texts is malformed: ${what}`);
  const text = byteText(1 << 16);
  let offsets = new Uint32Array(1 << 12);
  let count = 0;
  const scanner = elementScanner({ container: 'sst', element: 'si', malformed }, (data, tag) => {
    const after = tag.empty
      ? tag.close + 1
      : appendQuotedText(text, data, tag.close + 1, tag.prefix.length, tag.endTag);
    if (after < 0) throw malformed(`text ${count} has no end`);
    count += 1;
    if (count === offsets.length) offsets = enlarged(offsets);
    offsets[count] = text.length;
    return after;
  });
  for await (const chunk of chunks) {
    scanner.push(chunk);
    if (text.length > largestTable) throw malformed('it holds more than 512 MiB');
  }
  scanner.end();
  return { bytes: text.bytes, offsets, count };
}

/** Appends the element's text in quotes, nothing for an empty one. Gives the position after it, -1 without end. */
export function appendQuotedText(
  text: ByteText,
  data: Buffer,
  from: number,
  prefix: number,
  endTag: string,
): number {
  const start = text.length;
  appendByte(text, quote);
  const after = appendRichText(text, data, from, prefix, endTag);
  if (text.length === start + 1) text.length = start;
  else appendByte(text, quote);
  return after;
}

function enlarged(offsets: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(offsets.length * 2);
  grown.set(offsets);
  return grown;
}
