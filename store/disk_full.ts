import { MemberflowError } from '../contracts/failures.js';

/** What the operating system says when a disk, or the share of it that one may use, is full. */
const codes: readonly unknown[] = ['ENOSPC', 'EDQUOT'];

/** Gives an error that a full disk caused its name, with the file where it is known; others pass as they are. */
export function namedDiskFull(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && codes.includes(error.code))) return error;
  const file = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  return new MemberflowError(
    'DiskFull',
    file === undefined ? 'No space is left on the disk' : `No space is left on the disk to write ${file}`,
    { remedy: 'Free some space; the step is tried again by itself.', ...(file && { places: [{ file }] }) },
    { cause: error },
  );
}
