import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary.js';

const module = new URL('../../scripts/steps/lock.mjs', import.meta.url).href;

/** A process that notes in a journal when it holds the lock and when it lets go. */
async function setUpOf(folder: string): Promise<number | null> {
  const script = `
    import { appendFileSync } from 'node:fs';
    import { withSetupLock } from ${JSON.stringify(module)};
    const note = (word) => appendFileSync(${JSON.stringify(join(folder, 'journal'))}, word + ' ');
    await withSetupLock(${JSON.stringify(folder)}, async () => {
      note('in');
      await new Promise((resolve) => setTimeout(resolve, 50));
      note('out');
    }, () => {});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

it('lets set-ups that start together run one after another', async () => {
  const folder = temporaryFolder();
  const codes = await Promise.all(Array.from({ length: 5 }, () => setUpOf(folder)));
  expect(codes).toEqual([0, 0, 0, 0, 0]);
  expect(readFileSync(join(folder, 'journal'), 'utf8')).toBe('in out '.repeat(5));
  expect(existsSync(join(folder, 'setup.lock'))).toBe(false);
});

it('is taken over from a set-up that was killed', async () => {
  const folder = temporaryFolder();
  const ended = spawn(process.execPath, ['-e', '']);
  await once(ended, 'exit');
  writeFileSync(join(folder, 'setup.lock'), String(ended.pid));
  expect(await setUpOf(folder)).toBe(0);
  expect(readFileSync(join(folder, 'journal'), 'utf8')).toBe('in out ');
});
