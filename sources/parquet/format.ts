import { open } from 'node:fs/promises';
import { MemberflowError } from '../../contracts/failures.js';
import type { InputFile } from '../context.js';
import { fileFailure } from '../failures.js';

const mark = Buffer.from('PAR1');

/** @throws MemberflowError `InvalidSource` when the file does not begin and end as a Parquet file does. */
export async function refuseOtherFormat(file: InputFile): Promise<void> {
  const { first, last } = await ends(file);
  if (first.equals(mark) && last.equals(mark)) return;
  const what =
    file.bytes === 0
      ? 'is empty'
      : first.equals(mark)
        ? 'is cut off: the end of a Parquet file is missing'
        : 'is not a Parquet file';
  throw new MemberflowError('InvalidSource', `${file.path} ${what}`, {
    remedy: 'Correct `kind` or `path` of the source, or export the file again.',
    places: [{ file: file.path }],
  });
}

/** The first and the last four bytes. */
async function ends(file: InputFile): Promise<{ readonly first: Buffer; readonly last: Buffer }> {
  try {
    const handle = await open(file.location);
    try {
      const read = async (position: number) => {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(mark.length), 0, mark.length, position);
        return buffer.subarray(0, bytesRead);
      };
      return { first: await read(0), last: await read(Math.max(0, file.bytes - mark.length)) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fileFailure(error, file.path);
  }
}
