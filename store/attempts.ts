import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { namesIn } from './local_file.js';

/** Ending of a file that is being written. */
export const attemptEnding = '.partial';
/** Also of files that a writer makes beside its own on the way. */
const marked = /^[0-9a-f-]{36}\.partial/;

/**
 * Where an attempt writes a file before it is moved to its place. Each has a name of its own: one that stood still may
 * wake up beside the next, and neither may meet what the other writes.
 */
export const newAttempt = (path: string): string => `${path}.${randomUUID()}${attemptEnding}`;

/** Files of attempts at a path: those under way, and what killed ones left. */
export async function attemptsAt(path: string): Promise<readonly string[]> {
  const start = `${basename(path)}.`;
  const names = await namesIn(dirname(path));
  return names
    .filter((name) => name.startsWith(start) && marked.test(name.slice(start.length)))
    .map((name) => join(dirname(path), name));
}

export async function removeAll(files: readonly string[]): Promise<void> {
  for (const file of files) await rm(file, { force: true });
}
