import { MemberflowError } from '../../contracts/failures.js';

/** Gives DuckDB's errors that a reader can cure a name and a way out; others pass as they are. */
export function namedFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof MemberflowError) return error;
  const text = error.message;
  if (/no space left on device|disk (is )?full|max_temp_directory_size/i.test(text)) {
    return new MemberflowError(
      'DiskFull',
      'No space is left on the disk that holds the store',
      { remedy: 'Free some space; the step is tried again by itself.' },
      { cause: error },
    );
  }
  if (/could not set lock on file|conflicting lock is held|file is already open in/i.test(text)) {
    return new MemberflowError(
      'DatabaseLocked',
      `The output database is open in another program: ${firstLine(text)}`,
      { remedy: 'Close the program that has it open; the step is tried again by itself.' },
      { cause: error },
    );
  }
  if (/^Out of Memory Error/i.test(text)) {
    return new MemberflowError(
      'OutOfMemory',
      `DuckDB needs more memory than it is given: ${firstLine(text)}`,
      {
        remedy: 'Give DuckDB more with MEMBERFLOW_MEMORY_LIMIT where the worker runs, and run the job again.',
      },
      { cause: error },
    );
  }
  return error;
}

export const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
