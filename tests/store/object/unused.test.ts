import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeUnused } from '../../../store/object/unused.js';
import { temporaryFolder } from '../../support/temporary.js';

const now = Date.UTC(2020, 0, 10);
const hour = 3_600_000;
const limits = { unusedFor: 24 * hour, inUseFor: 4 * hour, bytes: 10 };

/** Files by path, each with the hours since it was used; all have four bytes. */
function folderWith(files: Readonly<Record<string, number>>) {
  const root = temporaryFolder();
  const ages = Object.entries(files).map(([path, hours]) => ({ path: join(root, path), hours }));
  const at = (hours: number) => new Date(now - hours * hour);
  for (const { path, hours } of ages) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'four');
    utimesSync(path, at(hours), at(hours));
  }
  for (const { path, hours } of ages) utimesSync(dirname(path), at(hours), at(hours));
  return {
    root,
    tidy: () => removeUnused(root, join(root, 'copies'), now, limits),
    left: () => Object.keys(files).filter((path) => existsSync(join(root, path))),
  };
}

describe('what lies on a machine of an object store', () => {
  it('goes when nobody has used it for a day, wherever it is, with its folder', async () => {
    const { root, tidy, left } = folderWith({
      'copies/a/1/a.parquet': 25,
      'copies/b/1/b.parquet': 23,
      'writing/c.parquet.partial': 25,
      'steps/shop/runs/d/spill.tmp': 25,
    });
    await tidy();
    expect(left()).toEqual(['copies/b/1/b.parquet']);
    await removeUnused(root, join(root, 'copies'), Date.now() + 48 * hour, limits);
    expect(existsSync(join(root, 'copies', 'a'))).toBe(false);
    expect(existsSync(join(root, 'copies'))).toBe(true);
  });

  it('goes beyond the limit, what was used longest ago first', async () => {
    const { tidy, left } = folderWith({ 'copies/a/1/a': 5, 'copies/b/1/b': 7, 'copies/c/1/c': 6 });
    await tidy();
    expect(left()).toEqual(['copies/a/1/a', 'copies/c/1/c']);
  });

  it('stays beyond the limit while a step may still read it', async () => {
    const { tidy, left } = folderWith({ 'copies/a/1/a': 1, 'copies/b/1/b': 2, 'copies/c/1/c': 3 });
    await tidy();
    expect(left()).toHaveLength(3);
  });

  it('may not be there yet', async () => {
    const root = join(temporaryFolder(), 'none');
    await expect(removeUnused(root, join(root, 'copies'), now, limits)).resolves.toBeUndefined();
  });
});
