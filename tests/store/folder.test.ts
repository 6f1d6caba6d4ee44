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
});
