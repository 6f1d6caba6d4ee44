import { open, rename, rm } from 'node:fs/promises';
import { MemberflowError } from '../../contracts/failures.js';
import type { Value } from '../../engine/session.js';
import { namedDiskFull } from '../../store/disk_full.js';

/** Texts that a spreadsheet would run as a formula, or take for the mark of one. */
const formula = /^[=+\-@\t\r\n]/;

/**
 * One cell, as RFC 4180 has it. A text that a spreadsheet would run gets an apostrophe before it, which spreadsheets
 * show and other programs have to take off; numbers stay as they are, negative ones too.
 * @param isText whether the column holds texts
 */
export function csvCell(value: Value, isText: boolean): string {
  if (value === null) return '';
  const text = String(value);
  const safe = isText && formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export interface CsvContent {
  readonly columns: readonly { readonly name: string; readonly isText: boolean }[];
  readonly rows: AsyncIterable<readonly (readonly Value[])[]>;
}

/**
 * Writes a CSV file: UTF-8 with the mark by which spreadsheets know it, lines ended by CR LF. The file appears whole
 * or not at all; one of that name is replaced.
 * @returns number of rows
 * @throws MemberflowError `InvalidInput` where there can be no such file, `DiskFull`; whatever reading the rows throws
 */
export async function writeCsv(path: string, { columns, rows }: CsvContent): Promise<number> {
  const temporary = `${path}.partial`;
  let written = 0;
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(`\u{feff}${columns.map(({ name }) => csvCell(name, true)).join(',')}\r\n`);
      for await (const batch of rows) {
        const lines = batch.map((row) =>
          row.map((value, i) => csvCell(value, columns[i]?.isText ?? true)).join(','),
        );
        await file.writeFile(lines.map((line) => `${line}\r\n`).join(''));
        written += batch.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return written;
  } catch (error) {
    await rm(temporary, { force: true });
    throw namedFailure(error, path);
  }
}

/** What the operating system says of a file that cannot be written, in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'that disk cannot be written to',
};

function namedFailure(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons[code];
  if (reason === undefined) return namedDiskFull(error);
  return new MemberflowError(
    'InvalidInput',
    `${path} cannot be written: ${reason}`,
    { remedy: 'Name a file in a folder that exists and that you may write to.' },
    { cause: error },
  );
}
