import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesBelow } from '../files_below.js';
import { codeOf } from '../local_file.js';

/** How long, in milliseconds, and how much of the folder of local copies is kept. */
export interface Keeping {
  /** What nobody has used for so long is removed; no step lasts so long. */
  readonly unusedFor: number;
  /** Within this time a step may still read what it was given. */
  readonly inUseFor: number;
  /** Copies beyond so many bytes are removed, those that were used longest ago first. */
  readonly bytes: number;
}

const hour = 3_600_000;

export const keeping: Keeping = { unusedFor: 24 * hour, inUseFor: 4 * hour, bytes: 20e9 };

interface AgedFile {
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since it was used. */
  readonly age: number;
}

/**
 * Removes what nobody uses any more below a folder, and the folders that are empty then.
 *
 * @param copies the folder within it that may not grow beyond the limit
 * @param now milliseconds since the epoch
 */
export async function removeUnused(
  root: string,
  copies: string,
  now: number,
  limits = keeping,
): Promise<void> {
  const files = (await filesBelow(root)).map(({ modifiedAt, ...file }) => ({
    ...file,
    age: now - modifiedAt.getTime(),
  }));
  const old = files.filter(({ age }) => age > limits.unusedFor);
  const idle = files.filter(({ path, age }) => path.startsWith(copies) && age <= limits.unusedFor);
  for (const { path } of [...old, ...beyond(idle, limits)]) await rm(path, { force: true });
  await removeEmptyFolders(root, now - limits.unusedFor);
}

/** The copies that have to go so that the others are within the limit. */
function beyond(copies: readonly AgedFile[], { bytes: limit, inUseFor }: Keeping): readonly AgedFile[] {
  let total = 0;
  return copies
    .toSorted((a, b) => a.age - b.age)
    .filter(({ bytes, age }) => (total += bytes) > limit && age > inUseFor);
}

/** Folders that have long been as they are; a younger one may have been made for a file that is about to come. */
async function removeEmptyFolders(root: string, madeBefore: number): Promise<void> {
  const entries = (await readdir(root, { recursive: true, withFileTypes: true }).catch(nullWhenGone)) ?? [];
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((folder) => dirname(folder) !== root)
    // Those within others first.
    .sort((a, b) => b.length - a.length);
  for (const folder of folders) {
    const found = await stat(folder).catch(nullWhenGone);
    if (found !== null && found.mtimeMs < madeBefore) await rmdir(folder).catch(nullWhenGone);
  }
}

/** Another process of this machine may have removed it, or filled it, in between. */
function nullWhenGone(error: unknown): null {
  if (['ENOENT', 'ENOTEMPTY'].includes(codeOf(error) ?? '')) return null;
  throw error;
}
