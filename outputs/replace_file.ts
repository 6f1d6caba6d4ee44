import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MemberflowError } from '../contracts/failures.js';
import { attemptsAt, newAttempt, removeAll } from '../store/attempts.js';

/**
 * Writes a file under a temporary name beside its place and moves it there once it is complete and on the disk, so
 * that readers meet the old file or the new one. What attempts that began earlier have left goes with it.
 * @throws MemberflowError DiskFull; whatever `write` throws. The temporary file is gone then, the old one stands.
 */
export async function replaceFile(target: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const before = await attemptsAt(target);
  const temporary = newAttempt(target);
  try {
    const file = await open(temporary, 'w');
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
    await removeAll(before);
  } catch (error) {
    await rm(temporary, { force: true });
    throw outOfSpace(error, target);
  }
}

function outOfSpace(error: unknown, target: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new MemberflowError(
    'DiskFull',
    `No space is left to write ${target}; nothing of it was kept`,
    {
      remedy: 'Free some space on that disk; the step is tried again by itself.',
      places: [{ file: target }],
    },
    { cause: error },
  );
}
