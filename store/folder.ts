import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { namedDiskFull } from './disk_full.js';
import { filesBelow } from './files_below.js';
import { damaged, flush, isAbsent, namesIn } from './local_file.js';
import type { Store } from './store.js';
import { storeSegments } from './uri.js';

/** Ending of a file that is being written. */
const temporaryEnding = '.partial';
/** Ending of one of several attempts to store a file first. */
const attemptEnding = /^[0-9a-f-]{36}\.partial$/;
/** Small documents are secrets or hold addresses. */
const ownersOnly = 0o600;

/** A store in a local folder. */
export function openFolderStore(root: string): Store {
  const pathOf = (uri: string) => join(root, ...storeSegments(uri));
  return {
    async put(uri, write) {
      const path = pathOf(uri);
      const temporary = path + temporaryEnding;
      await mkdir(dirname(path), { recursive: true });
      await rm(temporary, { force: true });
      try {
        await write(temporary);
        await flush(temporary);
        const stored = { uri, bytes: (await stat(temporary)).size, sha256: await sha256OfFile(temporary) };
        await rename(temporary, path);
        return stored;
      } catch (error) {
        throw namedDiskFull(error);
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async putIfAbsent(uri, text) {
      const path = pathOf(uri);
      const temporary = `${path}.${randomUUID()}${temporaryEnding}`;
      await mkdir(dirname(path), { recursive: true });
      let isFirst = true;
      try {
        await writeFile(temporary, text, { mode: ownersOnly });
        await flush(temporary);
        // Unlike a renamed file, a link never takes the place of another.
        await link(temporary, path);
      } catch (error) {
        // Whoever stored it first may have swept away what this one was about to link.
        if (!(await exists(path))) throw namedDiskFull(error);
        isFirst = false;
      } finally {
        await rm(temporary, { force: true });
      }
      await sweepAttempts(path);
      return isFirst;
    },
    async get({ uri, sha256 }) {
      const path = pathOf(uri);
      const found = await sha256OfFile(path).catch((error: unknown) => {
        throw damaged(uri, 'is missing', error);
      });
      if (found !== sha256) throw damaged(uri, 'has other bytes than when it was written');
      return path;
    },
    async read(uri) {
      try {
        return await readFile(pathOf(uri), 'utf8');
      } catch (error) {
        if (isAbsent(error)) return null;
        throw error;
      }
    },
    async list(folderUri) {
      return [...(await namesIn(pathOf(folderUri)))].sort();
    },
    async entries(folderUri) {
      const folder = pathOf(folderUri);
      return (await filesBelow(folder)).map(({ path, ...entry }) => ({
        ...entry,
        uri: [folderUri, ...relative(folder, path).split(sep)].join('/'),
      }));
    },
    async remove(uri) {
      await rm(pathOf(uri), { recursive: true, force: true });
    },
    async sweep(folderUri) {
      const folder = pathOf(folderUri);
      for (const name of await namesIn(folder, { recursive: true })) {
        if (name.endsWith(temporaryEnding)) await rm(join(folder, name), { force: true });
      }
    },
    urlOf: (uri) => pathToFileURL(pathOf(uri)).href,
    scratch: pathOf,
  };
}

const exists = async (path: string): Promise<boolean> =>
  (await namesIn(dirname(path))).includes(basename(path));

/** Removes what attempts to store a file first have written: the lost ones, and those that were killed. */
async function sweepAttempts(path: string): Promise<void> {
  const start = `${basename(path)}.`;
  for (const name of await namesIn(dirname(path))) {
    const isAttempt = name.startsWith(start) && attemptEnding.test(name.slice(start.length));
    if (isAttempt) await rm(join(dirname(path), name), { force: true });
  }
}

/** SHA-256 of a file's bytes, in hex. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
