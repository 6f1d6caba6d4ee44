import { mkdir, rename, rm, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { attemptsAt, newAttempt } from '../attempts.js';
import { sha256OfFile } from '../folder.js';
import { namesIn } from '../local_file.js';
import type { Stored } from '../store.js';
import { storeSegments } from '../uri.js';
import { removeUnused } from './unused.js';

/** Milliseconds between two looks at what may go. */
const lookEvery = 600_000;

/** Joins the names of a uri to one; no name has this character. */
const joint = '+';
/** Marks files that are downloaded. */
const fetched = '+fetched';

/** What lies on this machine of an object store: copies of objects, and files on their way there. */
export type LocalCopies = ReturnType<typeof openCopies>;

/** Opens the folder of the copies. What is not used any more is removed by those who use it. */
export function openCopies(root: string) {
  const copies = join(root, 'copies');
  const writing = join(root, 'writing');
  const nameOf = (uri: string): string => storeSegments(uri).join(joint);
  /** The file keeps the name of its object: people and mails see it. */
  const pathOf = ({ uri, sha256 }: Wanted): string =>
    join(copies, nameOf(uri), sha256, storeSegments(uri).at(-1) ?? '');
  let lookedAt = -Infinity;
  return {
    /** Where a file is made before it goes up, and those of attempts that began earlier. */
    async newFile(uri: string): Promise<{ readonly file: string; readonly before: readonly string[] }> {
      await mkdir(writing, { recursive: true });
      const path = join(writing, nameOf(uri));
      return { file: newAttempt(path), before: await attemptsAt(path) };
    },
    /** Where an object is downloaded to; several steps may do so at once, and none is given up for another. */
    async newDownload(uri: string): Promise<string> {
      await mkdir(writing, { recursive: true });
      return newAttempt(join(writing, nameOf(uri) + fetched));
    },
    /** A copy whose hash is right, or null. */
    async find(wanted: Wanted): Promise<string | null> {
      const path = pathOf(wanted);
      const found = await sha256OfFile(path).catch(() => null);
      if (found !== wanted.sha256) return null;
      const now = new Date();
      await utimes(path, now, now);
      return path;
    },
    /** Makes a file of `newFile` or `newDownload` the one copy of its object; gives its path. */
    async keep(file: string, of: Wanted): Promise<string> {
      const path = pathOf(of);
      await mkdir(dirname(path), { recursive: true });
      await rename(file, path);
      const all = dirname(dirname(path));
      for (const other of await namesIn(all))
        if (other !== of.sha256) await rm(join(all, other), { recursive: true, force: true });
      return path;
    },
    /** Removes the copies of an object, or of all below a folder: they hold what is no longer in the store. */
    async forget(uri: string): Promise<void> {
      const name = nameOf(uri);
      for (const folder of await namesIn(copies)) {
        if (folder === name || folder.startsWith(name + joint))
          await rm(join(copies, folder), { recursive: true, force: true });
      }
    },
    /** Removes what killed writers left below a folder. */
    async sweep(folderUri: string): Promise<void> {
      for (const file of await namesIn(writing))
        if (file.startsWith(nameOf(folderUri) + joint)) await rm(join(writing, file), { force: true });
    },
    scratch: (uri: string): string => join(root, 'steps', ...storeSegments(uri)),
    /** Removes what was not used for a day, and copies beyond the limit; looks at most every ten minutes. */
    async tidy(now = Date.now()): Promise<void> {
      if (now - lookedAt < lookEvery) return;
      lookedAt = now;
      await removeUnused(root, copies, now);
    },
  };
}

type Wanted = Pick<Stored, 'uri' | 'sha256'>;
