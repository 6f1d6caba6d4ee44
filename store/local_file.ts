import { open, readdir } from 'node:fs/promises';
import { MemberflowError } from '../contracts/failures.js';

/** Waits until the bytes of a file are on the disk. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The code of a fault that the operating system reports. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Whether the operating system says that there is no such file or folder. */
export const isAbsent = (error: unknown): boolean => codeOf(error) === 'ENOENT';

/** Names in a folder, or with `recursive` paths below it; none where there is no folder. */
export async function namesIn(
  folder: string,
  options: { readonly recursive?: boolean } = {},
): Promise<readonly string[]> {
  try {
    return await readdir(folder, options);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** The failure of reading an artifact whose bytes are not those of its reference. */
export function damaged(uri: string, what: string, cause?: unknown): MemberflowError {
  return new MemberflowError(
    'ArtifactDamaged',
    `The stored file ${uri} ${what}`,
    { remedy: 'Run the job again; it writes its files anew. Check the disk if it happens again.' },
    { cause },
  );
}
