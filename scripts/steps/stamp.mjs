import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What dist was built from. It lies in dist, so that removing dist removes it too; running programs read it to tell
 * one build from another.
 * @typedef {{ modules?: string | null, workflows?: string | null, page?: string | null }} BuildStamp
 */

/** @param {string} root the project's folder */
const pathOf = (root) => join(root, 'dist', 'build.json');

/** @param {string} root @returns {BuildStamp} */
export function readStamp(root) {
  try {
    return JSON.parse(readFileSync(pathOf(root), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

/** Replaces some of the stamp, whole or not at all. @param {string} root @param {BuildStamp} part */
export function writeStamp(root, part) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const temporary = `${pathOf(root)}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify({ ...readStamp(root), ...part }, null, 2));
  renameSync(temporary, pathOf(root));
}
