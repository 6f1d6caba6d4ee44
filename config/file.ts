import { readFile } from 'node:fs/promises';
import { MemberflowError } from '../contracts/failures.js';

/**
 * The text of a configuration file, which must be UTF-8.
 *
 * @throws MemberflowError `InvalidInput` if it is absent, or exists and cannot be read; the one is never taken for the other
 */
export async function configText(path: string): Promise<string> {
  const bytes = await bytesOf(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw unreadable(path, 'it is not UTF-8 text', error);
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? absent(path, error) : unreadable(path, reasonOf(error), error);
  }
}

function absent(path: string, cause: unknown): MemberflowError {
  return new MemberflowError(
    'InvalidInput',
    `MF200 there is no configuration ${path}`,
    {
      remedy: 'Nothing ran. Write one with: memberflow init. Or name another with --config FILE.',
      places: [{ file: path }],
    },
    { cause },
  );
}

function unreadable(path: string, reason: string, cause: unknown): MemberflowError {
  return new MemberflowError(
    'InvalidInput',
    `MF201 the configuration ${path} exists and cannot be read: ${reason}`,
    { remedy: 'Nothing ran. More: memberflow check --explain MF201', places: [{ file: path }] },
    { cause },
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function reasonOf(error: unknown): string {
  switch (codeOf(error)) {
    case 'EISDIR':
      return 'it is a folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOTDIR':
      return 'a part of its path is a file';
    case 'ELOOP':
      return 'its links go in a circle';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
