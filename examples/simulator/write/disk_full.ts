import { MemberflowError } from '../../../contracts/failures.js';

export const isDiskFull = (error: unknown): boolean =>
  error instanceof MemberflowError && error.failure === 'DiskFull';

/** A full disk, for a command that a person waits for: nothing is tried again by itself. */
export const diskFull = (cause?: unknown): MemberflowError =>
  new MemberflowError(
    'DiskFull',
    'No space is left on the disk for the simulated business',
    { remedy: 'Free some space, or name a folder on another disk. What was written has been removed.' },
    { cause },
  );
