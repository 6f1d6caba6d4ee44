import { isUtf8 } from 'node:buffer';
import { open, rm, type FileHandle } from 'node:fs/promises';
import type { FaultPlace } from '../../contracts/failures.js';
import { fileFailure } from '../failures.js';
import { appendAscii, appendBytes, byteText, reserve } from './byte_text.js';
import { malformedPart } from './faults.js';
import type { SheetRow } from './sheet_rows.js';

/**
 * Rows of a sheet on their way to the engine: a CSV file whose lines begin with the row's number and go on with its
 * cells from column A to the last filled one, in the dialect of `spool_sql.ts`.
 */
export interface Spool {
  add(row: SheetRow): void;
  /** Writes what has been added; wait for it before adding more than a chunk's rows. */
  flush(): Promise<void>;
  /** Bytes of the longest line so far. */
  longestLine(): number;
}

const comma = 0x2c;
const lineFeed = 0x0a;

/** Writes the file of that path, in place of an earlier one; after a fault it is removed. */
export async function withSpool<T>(
  path: string,
  place: FaultPlace,
  write: (spool: Spool) => Promise<T>,
): Promise<T> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'w').catch((error: unknown) => {
      throw fileFailure(error, path);
    });
    const result = await write(spoolOn(handle, path, place));
    await handle.close();
    return result;
  } catch (error) {
    await handle?.close();
    await rm(path, { force: true });
    throw error;
  }
}

function spoolOn(handle: FileHandle, path: string, place: FaultPlace): Spool {
  const lines = byteText(1 << 18);
  let firstRow = 0;
  let longest = 0;
  return {
    add(row) {
      if (lines.length === 0) firstRow = row.number;
      const start = lines.length;
      appendAscii(lines, String(row.number));
      let next = 0;
      for (let i = 0; i < row.count; i += 1) {
        const column = row.columns[i] as number;
        reserve(lines, column - next + 1);
        for (; next <= column; next += 1) lines.bytes[lines.length++] = comma;
        appendBytes(lines, row.text.bytes, row.starts[i] as number, row.ends[i] as number);
      }
      reserve(lines, 1);
      lines.bytes[lines.length++] = lineFeed;
      longest = Math.max(longest, lines.length - start);
    },
    async flush() {
      const written = lines.bytes.subarray(0, lines.length);
      if (!isUtf8(written)) {
        throw malformedPart(
          { ...place, row: firstRow },
          'this row, or one soon after it, holds text that is not UTF-8',
        );
      }
      try {
        await handle.writeFile(written);
      } catch (error) {
        throw fileFailure(error, path);
      }
      lines.length = 0;
    },
    longestLine: () => longest,
  };
}
