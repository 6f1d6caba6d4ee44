import { MemberflowError } from '../contracts/failures.js';
import { firstLine, namedFailure } from '../engine/duckdb/failures.js';
import type { SourceFile } from './relation.js';

/** Codes of the operating system that waiting may cure: a disk or a network folder that does not answer just now. */
const passing = new Set([
  'EIO',
  'EBUSY',
  'ETIMEDOUT',
  'EAGAIN',
  'ESTALE',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ECONNRESET',
  'ENOTCONN',
  'EMFILE',
  'ENFILE',
]);

/** An error of the file system as a failure that names the file; other errors, a cancellation among them, pass as they are. */
export function fileFailure(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof MemberflowError || !('code' in error)) return error;
  const { code } = error;
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return error;
  const fail = (failure: 'InvalidSource' | 'DiskFull', message: string, remedy: string) =>
    new MemberflowError(failure, message, { remedy, places: [{ file }] }, { cause: error });
  if (passing.has(code)) return unavailable(file, code, error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fail(
        'DiskFull',
        `No space is left for reading ${file}`,
        'Free some space; the step is tried again by itself.',
      );
    case 'EACCES':
    case 'EPERM':
      return fail(
        'InvalidSource',
        `${file} may not be read by the account that runs the worker`,
        'Give that account the right to read it.',
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return fail(
        'InvalidSource',
        `${file} does not exist`,
        'Check `path` of the source; a network folder may have to be mounted.',
      );
    default:
      return fail(
        'InvalidSource',
        `${file} cannot be read (${code})`,
        'Check the file and `path` of the source.',
      );
  }
}

function unavailable(file: string, reason: string, cause: unknown): MemberflowError {
  return new MemberflowError(
    'SourceUnavailable',
    `${file} cannot be read just now (${reason})`,
    {
      remedy: 'Check the disk or the network folder; the step is tried again by itself.',
      places: [{ file }],
    },
    { cause },
  );
}

/** What the operating system says, within the engine's message, of a disk or network folder that does not answer. */
const awayText = /input\/output error|stale file handle|timed out|host is down|resource busy/i;

/** Kinds of the engine's errors that the bytes of a source can cause; others, an interruption among them, cannot. */
const causedByData = /^(Invalid|IO|Binder|Conversion|Serialization|Not implemented|Parser|Out of Range)\b/i;

/**
 * The engine's error while it read files of a source, as a failure that names them and keeps the engine's words as its
 * cause; other errors pass as they are. For whoever reads a relation: a Parquet file is read only then.
 */
export function readFailure(error: unknown, files: readonly SourceFile[]): unknown {
  const named = namedFailure(error);
  if (!(named instanceof Error) || named instanceof MemberflowError || !causedByData.test(named.message))
    return named;
  const paths = files.map(({ path }) => path);
  if (awayText.test(named.message)) {
    return unavailable(listed(paths), firstLine(named.message), error);
  }
  return new MemberflowError(
    'InvalidSource',
    `${listed(paths)} cannot be read: ${firstLine(named.message)}`,
    {
      remedy: 'The file is damaged or of a form that is not supported: export it again.',
      places: paths.slice(0, mostListed).map((file) => ({ file })),
    },
    { cause: error },
  );
}

const mostListed = 3;

const listed = (paths: readonly string[]): string =>
  paths.slice(0, mostListed).join(', ') +
  (paths.length > mostListed ? ` or ${paths.length - mostListed} more files` : '');
