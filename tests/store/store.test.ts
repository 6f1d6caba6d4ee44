import { createHash, randomBytes } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store, Stored } from '../../store/store.js';
import { storeUri } from '../../store/uri.js';
import { isFull } from '../faults/size.js';
import { latch } from '../support/latch.js';
import { placeKinds, type Place, type Places } from './places.js';

/** More than the server gives at a time. */
const several = isFull ? 1_100 : 110;

const table = storeUri('shop', 'runs', 'one', 'tables', 'orders.parquet');
const putText = (store: Store, uri: string, text: string) => store.put(uri, (path) => writeFile(path, text));
const damaged = (words: RegExp) =>
  expect.objectContaining({
    failure: 'ArtifactDamaged',
    message: expect.stringMatching(words) as string,
  }) as Error;

describe.each(placeKinds)('a store in $name', (kind) => {
  let places: Places | null;
  let place: Place;
  const fresh = (): Place => {
    if (places === null) throw new Error('its server cannot be had');
    return places.fresh();
  };

  beforeAll(async () => {
    places = await kind.open();
    if (places !== null) place = places.fresh();
  }, 900_000);
  afterAll(() => places?.dispose());

  it('keeps what is put under its name, for every machine', async ({ skip }) => {
    skip(places === null);
    const stored = await putText(place.store, table, 'rows');
    const sha256 = createHash('sha256').update('rows').digest('hex');
    expect(stored).toEqual({ uri: table, bytes: 4, sha256 });
    for (const store of [place.store, place.elsewhere()]) {
      const path = await store.get(stored);
      expect(basename(path)).toBe('orders.parquet');
      expect(await readFile(path, 'utf8')).toBe('rows');
      expect(await store.read(table)).toBe('rows');
    }
  });

  it('replaces what was there; the reference to it is good no more, on no machine', async ({ skip }) => {
    skip(places === null);
    const { store, elsewhere } = fresh();
    const before = await putText(store, table, 'old');
    const after = await putText(store, table, 'new');
    for (const one of [store, elsewhere()]) {
      await expect(one.get(before)).rejects.toEqual(damaged(/other bytes/));
      expect(await readFile(await one.get(after), 'utf8')).toBe('new');
    }
  });

  it('keeps nothing of a write that fails in its midst, and what was there before', async ({ skip }) => {
    skip(places === null);
    const { store } = fresh();
    const breaking = store.put(table, async (path) => {
      await writeFile(path, 'half');
      throw new Error('broke off');
    });
    await expect(breaking).rejects.toThrow('broke off');
    expect(await store.read(table)).toBeNull();
    expect(await store.list(storeUri('shop', 'runs', 'one', 'tables'))).toEqual([]);
    await putText(store, table, 'whole');
    await expect(
      store.put(table, () => Promise.reject(new Error('before anything was written'))),
    ).rejects.toThrow('before anything');
    expect(await store.read(table)).toBe('whole');
  });

  it('keeps what a later attempt put, whatever an earlier one that stood still still writes', async ({
    skip,
  }) => {
    skip(places === null);
    const { store, elsewhere } = fresh();
    const standing = latch();
    const woken = latch();
    const earlier = store.put(table, async (path) => {
      const file = await open(path, 'w');
      await file.write('half ');
      standing.open();
      await woken.opened;
      await file.write('and the rest of the stale one');
      await file.close();
    });
    await standing.opened;
    const later = await putText(store, table, 'new');
    woken.open();
    await expect(earlier).rejects.toThrow('ENOENT');
    for (const one of [store, elsewhere()]) {
      expect(await readFile(await one.get(later), 'utf8')).toBe('new');
    }
  });

  it('keeps what a later attempt writes while an earlier one comes to its end', async ({ skip }) => {
    skip(places === null);
    const { store, elsewhere } = fresh();
    const writing = latch();
    const ended = latch();
    let later: Promise<Stored> | null = null;
    await store.put(table, async (path) => {
      await writeFile(path, 'stale');
      later = store.put(table, async (laterPath) => {
        await writeFile(laterPath, 'new');
        writing.open();
        await ended.opened;
      });
      await writing.opened;
    });
    ended.open();
    const stored = await later!;
    for (const one of [store, elsewhere()]) {
      expect(await readFile(await one.get(stored), 'utf8')).toBe('new');
    }
    expect(await store.list(storeUri('shop', 'runs', 'one', 'tables'))).toEqual(['orders.parquet']);
  });

  it('notices bytes that are not those that were written, and an artifact that is missing', async ({
    skip,
  }) => {
    skip(places === null);
    const { store, elsewhere, spoil, lose } = fresh();
    const stored = await putText(store, table, 'rows');
    await spoil(table, 'rowz');
    await expect(elsewhere().get(stored)).rejects.toEqual(damaged(/other bytes/));
    await lose(table);
    await expect(elsewhere().get(stored)).rejects.toEqual(damaged(/is missing/));
    await expect(store.get({ ...stored, uri: storeUri('shop', 'none') })).rejects.toEqual(
      damaged(/is missing/),
    );
  });

  it('reads nothing where there is nothing', async ({ skip }) => {
    skip(places === null);
    const { store } = fresh();
    expect(await store.read(table)).toBeNull();
    expect(await store.list(storeUri('shop', 'runs'))).toEqual([]);
    await store.remove(storeUri('shop', 'runs'));
    await store.sweep(storeUri('shop', 'runs'));
  });

  it(`lists and removes ${several} names, and leaves what merely begins alike`, async ({ skip }) => {
    skip(places === null);
    const { store } = fresh();
    const runs = storeUri('shop', 'runs');
    const names = Array.from({ length: several }, (_, index) => `run-${String(index).padStart(4, '0')}`);
    const waiting = names.values();
    const lane = async () => {
      for (const name of waiting) await store.putIfAbsent(`${runs}/${name}/manifest.json`, '{}');
    };
    await Promise.all(Array.from({ length: 16 }, lane));
    await store.putIfAbsent(`${runs}/loose.json`, '{}');
    await store.putIfAbsent(storeUri('shop', 'runs2', 'manifest.json'), '{}');
    expect(await store.list(runs)).toEqual(['loose.json', ...names]);
    expect(await store.list(`${runs}/run-0007`)).toEqual(['manifest.json']);
    await store.remove(`${runs}/loose.json`);
    expect(await store.list(runs)).toEqual(names);
    await store.remove(runs);
    expect(await store.list(runs)).toEqual([]);
    expect(await store.list(storeUri('shop'))).toEqual(['runs2']);
  });

  it('gives nobody what was removed', async ({ skip }) => {
    skip(places === null);
    const { store } = fresh();
    const stored = await putText(store, table, 'a member');
    await store.get(stored);
    await store.remove(storeUri('shop', 'runs', 'one'));
    await expect(store.get(stored)).rejects.toEqual(damaged(/is missing/));
  });

  it('lets one of all write who write a document at the same moment, on whatever machine', async ({
    skip,
  }) => {
    skip(places === null);
    const { store, elsewhere } = fresh();
    const machines = [store, elsewhere(), elsewhere(), store, elsewhere()];
    const rounds = Array.from({ length: 10 }, (_, round) => storeUri('shop', `${round}.key`));
    for (const uri of rounds) {
      const wrote = await Promise.all(machines.map((one, index) => one.putIfAbsent(uri, `key ${index}`)));
      expect(wrote.filter(Boolean)).toHaveLength(1);
      expect(await store.read(uri)).toBe(`key ${wrote.indexOf(true)}`);
    }
    expect(await store.list(storeUri('shop'))).toHaveLength(rounds.length);
  });

  it('takes names in any script', async ({ skip }) => {
    skip(places === null);
    const { store, elsewhere } = fresh();
    const uri = storeUri('会员店', 'runs', 'Größe', '重要价值.parquet');
    const stored = await putText(store, uri, '会员');
    expect(await elsewhere().list(storeUri('会员店', 'runs'))).toEqual(['Größe']);
    expect(await elsewhere().list(storeUri('会员店', 'runs', 'Größe'))).toEqual(['重要价值.parquet']);
    expect(await readFile(await elsewhere().get(stored), 'utf8')).toBe('会员');
  });

  it('keeps 20 MB as they are', async ({ skip }) => {
    skip(places === null);
    const { store, elsewhere } = fresh();
    const bytes = randomBytes(20_000_000);
    const stored = await store.put(table, (path) => writeFile(path, bytes));
    expect(stored.bytes).toBe(bytes.length);
    expect(bytes.equals(await readFile(await elsewhere().get(stored)))).toBe(true);
  });
});
