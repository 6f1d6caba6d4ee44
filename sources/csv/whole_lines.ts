const LF = 10;
const CR = 13;

/** Thrown when a file goes on for so long without a line break that it cannot be lines of text. */
export class EndlessLine extends Error {}

/**
 * The same bytes, cut so that every piece ends with a line break (LF or CR); one is added at the end of the last
 * line where it is missing. In UTF-8 and GB18030 neither byte is ever part of another character, so no character is cut.
 */
export async function* wholeLines(chunks: AsyncIterable<Buffer>, longest = 1 << 24): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const end = Math.max(chunk.lastIndexOf(LF), chunk.lastIndexOf(CR)) + 1;
    if (end > 0) {
      yield rest.length === 0 ? chunk.subarray(0, end) : Buffer.concat([...rest, chunk.subarray(0, end)]);
      rest = [];
      size = 0;
    }
    if (end < chunk.length) {
      rest.push(chunk.subarray(end));
      size += chunk.length - end;
    }
    if (size > longest) throw new EndlessLine();
  }
  if (size > 0) yield Buffer.concat([...rest, Buffer.of(LF)]);
}
