import { rm, stat } from 'node:fs/promises';
import { removeAll } from '../attempts.js';
import { namedDiskFull } from '../disk_full.js';
import { sha256OfFile } from '../folder.js';
import { damaged } from '../local_file.js';
import type { Store } from '../store.js';
import { storeSegments } from '../uri.js';
import { addressText, type ObjectAddress } from './address.js';
import type { Bucket, Dealing } from './bucket.js';
import { openCopies } from './copies.js';

/**
 * A store in a bucket of an S3-compatible service. An object appears with the request that completes it, so that what
 * lists or reads meets whole objects only.
 *
 * @param cache folder of this machine for copies and for files on their way; several processes may share it
 */
export function openObjectStore(address: ObjectAddress, cache: string, dealing: Dealing): Store {
  const copies = openCopies(cache);
  const keyOf = (uri: string): string => storeSegments(uri).join('/');
  let opened: Promise<Bucket> | null = null;
  // Loading the SDK takes a moment, which only those who request something shall wait for.
  const bucket = (): Promise<Bucket> =>
    (opened ??= import('./bucket.js').then(({ openBucket }) => openBucket(address, dealing)));
  return {
    async put(uri, write) {
      await copies.tidy();
      const { file, before } = await copies.newFile(uri);
      try {
        await write(file);
        const stored = { uri, bytes: (await stat(file)).size, sha256: await sha256OfFile(file) };
        await (await bucket()).upload(keyOf(uri), { ...stored, path: file });
        await copies.keep(file, stored);
        await removeAll(before);
        return stored;
      } catch (error) {
        throw namedDiskFull(error);
      } finally {
        await rm(file, { force: true });
      }
    },
    putIfAbsent: async (uri, text) => (await bucket()).uploadIfAbsent(keyOf(uri), text),
    async get(wanted) {
      await copies.tidy();
      return (await copies.find(wanted)) ?? (await fetched(wanted));
    },
    read: async (uri) => (await bucket()).text(keyOf(uri)),
    list: async (folderUri) => (await bucket()).names(`${keyOf(folderUri)}/`),
    async entries(folderUri) {
      const found = await (await bucket()).objects(`${keyOf(folderUri)}/`);
      return found.map(({ key, ...entry }) => ({ ...entry, uri: `${folderUri}/${key}` }));
    },
    async remove(uri) {
      await (await bucket()).remove(keyOf(uri));
      await copies.forget(uri);
    },
    async sweep(folderUri) {
      await (await bucket()).abortUploads(`${keyOf(folderUri)}/`);
      await copies.sweep(folderUri);
    },
    urlOf: (uri) => addressText(address) + keyOf(uri),
    scratch: copies.scratch,
  };

  async function fetched(wanted: Parameters<Store['get']>[0]): Promise<string> {
    const { uri, sha256 } = wanted;
    const file = await copies.newDownload(uri);
    try {
      const found = await (await bucket()).download(keyOf(uri), file);
      if (found === null) throw damaged(uri, 'is missing');
      if (found !== sha256) throw damaged(uri, 'has other bytes than when it was written');
      return await copies.keep(file, wanted);
    } catch (error) {
      throw namedDiskFull(error);
    } finally {
      await rm(file, { force: true });
    }
  }
}
