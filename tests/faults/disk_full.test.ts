import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failedAttempt, leftovers } from './evidence.js';
import { withScene } from './scene.js';
import { expectWhole, undisturbedShop } from './shop_run.js';
import { faultTimeout, isFull } from './size.js';

const diskBytes = (isFull ? 2_048 : 256) * 1024 * 1024;

/** Where the disk is full, how much of it is left, and the step that meets the end of it. */
const cases = [
  { where: 'home', free: 64 * 1024, step: 'extract', overrides: [] },
  { where: 'outputs', free: 16 * 1024, step: 'publish', overrides: [] },
  { where: 'outputs', free: 16 * 1024, step: 'publish', overrides: ['publish.database=false'] },
] as const;

describe.skipIf(!canMount())('a full disk', () => {
  const shop = undisturbedShop();

  it.each(cases)(
    'of $where, met in $step ($overrides), is waited for with nothing half-written; with space again the run completes',
    async ({ where, free, step, overrides }) => {
      await withScene(shop.configuration, async (scene) => {
        await withSmallDisk(scene[where], async () => {
          const filler = join(scene[where], 'filler');
          execFileSync('fallocate', ['--length', String(freeBytes(scene[where]) - free), filler]);
          await scene.startWorker();
          const handle = await scene.startRfm(overrides);
          const failed = await failedAttempt(handle);
          expect(failed).toMatchObject({ step, type: 'DiskFull' });
          expect(failed.message).toMatch(/^No space is left/);
          // The journal of a database is no leftover: it is part of it until the next program opens it.
          expect(leftovers(scene.home, scene.outputs)).toSatisfy(isOnlyJournal);
          rmSync(filler);
          await expectWhole(handle, shop, scene);
        });
      });
    },
    faultTimeout,
  );
});

const isOnlyJournal = (paths: readonly string[]): boolean =>
  paths.every((path) => path === 'memberflow.duckdb.wal');

/** A disk in memory at a folder, while the work lasts. */
async function withSmallDisk(folder: string, work: () => Promise<void>): Promise<void> {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', folder]);
  try {
    await work();
  } finally {
    // Lazily: a worker that a failed test left running still has files open.
    execFileSync('umount', ['--lazy', folder]);
  }
}

/** Mounting takes the right to; elsewhere these tests are skipped. */
function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'memberflow-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
