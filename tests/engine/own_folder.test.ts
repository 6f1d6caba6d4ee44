import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withOwnFolder } from '../../engine/own_folder.js';
import { latch } from '../support/latch.js';
import { temporaryFolder } from '../support/temporary.js';

describe('the folder of an attempt', () => {
  it('is new, and gone with its root at the end, also of work that fails', async () => {
    const root = join(temporaryFolder(), 'scratch', 'clean');
    const seen = await withOwnFolder(root, (folder) => {
      expect(readdirSync(folder)).toEqual([]);
      writeFileSync(join(folder, 'spill'), 'x');
      return Promise.resolve(folder);
    });
    expect(seen.startsWith(join(root, '/'))).toBe(true);
    expect(existsSync(root)).toBe(false);
    await expect(withOwnFolder(root, () => Promise.reject(new Error('broke off')))).rejects.toThrow(
      'broke off',
    );
    expect(existsSync(root)).toBe(false);
  });

  it('goes at the end of a later attempt where its own was killed', async () => {
    const root = join(temporaryFolder(), 'clean');
    mkdirSync(join(root, 'killed', 'deep'), { recursive: true });
    writeFileSync(join(root, 'killed', 'deep', 'spill'), 'x');
    await withOwnFolder(root, () => Promise.resolve());
    expect(existsSync(root)).toBe(false);
  });

  it('stays while an earlier attempt that stood still comes to its end', async () => {
    const root = join(temporaryFolder(), 'clean');
    const begun = latch();
    const woken = latch();
    const earlier = withOwnFolder(root, () => {
      begun.open();
      return woken.opened;
    });
    await begun.opened;
    await withOwnFolder(root, async (folder) => {
      writeFileSync(join(folder, 'spill'), 'x');
      woken.open();
      await earlier;
      expect(readdirSync(folder)).toEqual(['spill']);
    });
    expect(existsSync(root)).toBe(false);
  });
});
