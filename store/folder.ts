import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { attemptEnding, attemptsAt, newAttempt, removeAll } from './attempts.js';
import { namedDiskFull } from './disk_full.js';
import { filesBelow } from './files_below.js';
import { damaged, flush, isAbsent, namesIn } from './local_file.js';
import type { Store } from './store.js';
import { storeSegments } from './uri.js';

/** Small documents are secrets or hold addresses. */
const ownersOnly = 0o600;

/** A store in a local folder. */
export function openFolderStore(root: string): Store {
  const pathOf = (uri: string) => join(root, ...storeSegments(uri));
  return {
    async put(uri, write) {
      const path = pathOf(uri);
      await mkdir(dirname(path), { recursive: true });
      const before = await attemptsAt(path);
      const temporary = newAttempt(path);
      try {
        await write(temporary);
        await flush(temporary);
        const stored = { uri, bytes: (await stat(temporary)).size, sha256: await sha256OfFile(temporary) };
        await rename(temporary, path);
        await removeAll(before);
        return stored;
      } catch (error) {
        throw namedDiskFull(error);
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async putIfAbsent(uri, text) {
      const path = pathOf(uri);
      const temporary = newAttempt(path);
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
      await removeAll(await attemptsAt(path));
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
        if (name.endsWith(attemptEnding)) await rm(join(folder, name), { force: true });
      }
    },
    urlOf: (uri) => pathToFileURL(pathOf(uri)).href,
    scratch: pathOf,
  };
}

const exists = async (path: string): Promise<boolean> =>
  (await namesIn(dirname(path))).includes(basename(path));

/** SHA-256 of a file's bytes, in hex. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
