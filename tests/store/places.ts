import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { vi } from 'vitest';
import type { Dealing } from '../../store/object/bucket.js';
import { openObjectStore } from '../../store/object/store.js';
import { openFolderStore } from '../../store/folder.js';
import type { Store } from '../../store/store.js';
import { storeSegments } from '../../store/uri.js';
import { isFull } from '../faults/size.js';
import {
  bucket,
  clientOf,
  environmentOf,
  moto,
  startObjectServer,
  versity,
  type ServerKind,
} from '../support/objects/server.js';

/** A store of a test's own, as seen from several machines. */
export interface Place {
  /** Of the first machine. */
  readonly store: Store;
  /** The same store from another machine; a folder lies on a disk that they share. */
  readonly elsewhere: () => Store;
  /** Puts other bytes in the place of an artifact, behind the back of the store. */
  readonly spoil: (uri: string, bytes: string) => Promise<void>;
  /** Takes an artifact away, behind the back of the store. */
  readonly lose: (uri: string) => Promise<void>;
}

/** A kind of place; opened once for all tests of a file. */
export interface PlaceKind {
  readonly name: string;
  /** Null where what it needs cannot be had. */
  readonly open: () => Promise<Places | null>;
}

export interface Places {
  /** An empty one. */
  fresh(): Place;
  dispose(): Promise<void>;
}

/** Quick to give up. */
export const quick: Dealing = {
  region: 'us-east-1',
  pathStyle: true,
  connecting: 2_000,
  silent: 2_000,
  attempts: 2,
};

const folder: PlaceKind = {
  name: 'a folder',
  open: () => {
    const root = mkdtempSync(join(tmpdir(), 'memberflow-store-'));
    return Promise.resolve({
      fresh() {
        const place = join(root, randomUUID());
        const pathOf = (uri: string) => join(place, ...storeSegments(uri));
        return {
          store: openFolderStore(place),
          elsewhere: () => openFolderStore(place),
          spoil: (uri, bytes) => writeFile(pathOf(uri), bytes),
          lose: (uri) => rm(pathOf(uri)),
        };
      },
      dispose() {
        rmSync(root, { recursive: true, force: true });
        return Promise.resolve();
      },
    });
  },
};

const objects = (kind: ServerKind): PlaceKind => ({
  name: `a bucket of ${kind.name}`,
  async open() {
    const server = await startObjectServer(kind);
    if (server === null) return null;
    for (const [name, value] of Object.entries(environmentOf(server.port))) vi.stubEnv(name, value);
    const root = mkdtempSync(join(tmpdir(), 'memberflow-store-'));
    const client = clientOf(server.port);
    return {
      fresh() {
        const prefix = `${randomUUID()}/`;
        const Bucket = bucket;
        const open = () => openObjectStore({ bucket, prefix }, join(root, randomUUID()), quick);
        const placeOf = (uri: string) => ({ Bucket, Key: prefix + storeSegments(uri).join('/') });
        return {
          store: open(),
          elsewhere: open,
          async spoil(uri, Body) {
            await client.send(new PutObjectCommand({ ...placeOf(uri), Body }));
          },
          async lose(uri) {
            await client.send(new DeleteObjectCommand(placeOf(uri)));
          },
        };
      },
      async dispose() {
        vi.unstubAllEnvs();
        client.destroy();
        await server.dispose();
        rmSync(root, { recursive: true, force: true });
      },
    };
  },
});

/** Every kind that the store has to behave alike in. */
export const placeKinds: readonly PlaceKind[] = [
  folder,
  objects(moto),
  ...(isFull ? [objects(versity)] : []),
];
