import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent } from './local_file.js';

/** A file on this machine's disk. */
export interface FileBelow {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
}

/** Every file below a folder, by path; none where there is no such folder. */
export async function filesBelow(folder: string): Promise<readonly FileBelow[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneWhenAbsent);
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(paths.sort().map(fileAt));
  return files.filter((file) => file !== null);
}

/** Null where the file has been removed in the meantime. */
async function fileAt(path: string): Promise<FileBelow | null> {
  try {
    const { size: bytes, mtime: modifiedAt } = await stat(path);
    return { path, bytes, modifiedAt };
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

function noneWhenAbsent(error: unknown): never[] {
  if (isAbsent(error)) return [];
  throw error;
}
