import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

/** An earlier attempt may still be adding files to what is removed. */
const removal = { recursive: true, force: true, maxRetries: 3 } as const;

/**
 * Does work with a new folder below `root`, which is made when needed. Attempts at a step share the root, and one that
 * stood still may wake up beside the next: each removes its own folder at its end and those of attempts that began
 * earlier, which were killed or are given up, and never that of a later one.
 */
export async function withOwnFolder<T>(root: string, work: (folder: string) => Promise<T>): Promise<T> {
  const earlier = (await readdir(root).catch(noneYet)).map((name) => join(root, name));
  const own = join(root, randomUUID());
  await mkdir(own, { recursive: true });
  try {
    return await work(own);
  } finally {
    for (const folder of [...earlier, own]) await rm(folder, removal);
    await rmdir(root).catch(leftToOthers);
  }
}

const isOneOf = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

function noneYet(error: unknown): readonly string[] {
  if (isOneOf(error, ['ENOENT'])) return [];
  throw error;
}

/** Whoever is the last one out removes the root. */
function leftToOthers(error: unknown): void {
  if (!isOneOf(error, ['ENOTEMPTY', 'EEXIST', 'ENOENT'])) throw error;
}
