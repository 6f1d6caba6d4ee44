import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { MemberflowError } from '../contracts/failures.js';
import { isAbsent } from './absent.js';
import { namedDiskFull } from './disk_full.js';
import { filesBelow } from './files_below.js';
import type { Store } from './store.js';
import { storeSegments } from './uri.js';

/** Ending of a file that is being written. */
const temporaryEnding = '.partial';

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
      return (await readdir(pathOf(folderUri)).catch(emptyWhenAbsent)).sort();
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
      const names = await readdir(folder, { recursive: true }).catch(emptyWhenAbsent);
      for (const name of names) {
        if (name.endsWith(temporaryEnding)) await rm(join(folder, name), { force: true });
      }
    },
    urlOf: (uri) => pathToFileURL(pathOf(uri)).href,
    scratch: pathOf,
  };
}

/** SHA-256 of a file's bytes, in hex. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function emptyWhenAbsent(error: unknown): string[] {
  if (isAbsent(error)) return [];
  throw error;
}

function damaged(uri: string, what: string, cause?: unknown): MemberflowError {
  return new MemberflowError(
    'ArtifactDamaged',
    `The stored file ${uri} ${what}`,
    { remedy: 'Run the job again; it writes its files anew. Check the disk if it happens again.' },
    { cause },
  );
}
