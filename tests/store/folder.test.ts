import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolderStore } from '../../store/folder.js';
import { temporaryFolder } from '../support/temporary.js';

describe('a store in a folder', () => {
  it('tells every artifact below a folder with its size and when it was written', async () => {
    const folder = temporaryFolder();
    const written = new Date('2020-02-29T12:00:00.000Z');
    for (const [path, text] of [
      ['shop/runs/a/tables/orders.parquet', 'four'],
      ['shop/runs/a/config.json', '{}'],
      ['shop/runs/b/config.json', '{ }'],
    ] as const) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
      utimesSync(join(folder, path), written, written);
    }
    const store = openFolderStore(folder);
    expect(await store.entries('store:shop/runs/a')).toEqual([
      { uri: 'store:shop/runs/a/config.json', bytes: 2, modifiedAt: written },
      { uri: 'store:shop/runs/a/tables/orders.parquet', bytes: 4, modifiedAt: written },
    ]);
    expect(await store.entries('store:shop/runs/none')).toEqual([]);
  });

  it('takes with an artifact what attempts that were killed left of it, and other writing not', async () => {
    const folder = temporaryFolder();
    const store = openFolderStore(folder);
    mkdirSync(join(folder, 'shop'));
    const killed = 'a.xlsx.1b68a94c-9324-44b1-92d1-c402a7b1133f.partial';
    const beside = `${killed}.3b4f6fe5-5ff9-48d8-b8b7-46a127fd628d.partial`;
    for (const name of [killed, beside, `b${killed}`, 'a.xlsx.notes']) {
      writeFileSync(join(folder, 'shop', name), 'half');
    }
    await store.put('store:shop/a.xlsx', (path) => {
      writeFileSync(path, 'whole');
      return Promise.resolve();
    });
    expect(await store.list('store:shop')).toEqual(['a.xlsx', 'a.xlsx.notes', `b${killed}`]);
  });

  it('stored first, a document leaves nothing of attempts that were killed, and other writing alone', async () => {
    const folder = temporaryFolder();
    const store = openFolderStore(folder);
    mkdirSync(join(folder, 'shop'));
    const killed = 'masking.key.1b68a94c-9324-44b1-92d1-c402a7b1133f.partial';
    for (const name of [killed, 'masking.key.partial']) writeFileSync(join(folder, 'shop', name), 'half');
    expect(await store.putIfAbsent('store:shop/masking.key', 'key')).toBe(true);
    expect(await store.list('store:shop')).toEqual(['masking.key', 'masking.key.partial']);
  });
});
