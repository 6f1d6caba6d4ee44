import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Files below folders of the project, in a fixed order.
 * @param {string} root
 * @param {readonly string[]} folders
 * @param {(path: string) => boolean} wanted
 * @returns {string[]} paths relative to the root
 */
export function filesOf(root, folders, wanted) {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter(wanted)
    .sort();
}

/**
 * SHA-256 over names and contents of files; equal when nothing changed.
 * @param {string} root
 * @param {readonly string[]} files
 */
export function contentStamp(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest(),
    );
  }
  return hash.digest('hex');
}
