import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @param {string} path */
function holderOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param {string} holder what the lock file holds: a process id */
function isAlive(holder) {
  try {
    process.kill(Number(holder), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Moves a dead holder's lock out of the way; one that was taken anew in the meantime is put back.
 * @param {string} path
 * @param {string} holder
 * @param {string} aside
 */
function removeStale(path, holder, aside) {
  try {
    renameSync(path, aside);
    if (holderOf(aside) !== holder) linkSync(aside, path);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Runs work while no other set-up of this project runs; waits for one that does. A lock whose process is gone is
 * taken over.
 * @template T
 * @param {string} folder where the lock file stands
 * @param {() => Promise<T>} work
 * @param {(holder: string) => void} onWait called once when another set-up is under way
 * @returns {Promise<T>}
 */
export async function withSetupLock(folder, work, onWait) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'setup.lock');
  const mine = join(folder, `setup.lock.${process.pid}`);
  const isTaken = () => {
    writeFileSync(mine, String(process.pid));
    try {
      // A link appears with its content, so that nobody reads a half-written holder.
      linkSync(mine, path);
      return true;
    } catch (error) {
      if (error.code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(mine, { force: true });
    }
  };
  let told = false;
  while (!isTaken()) {
    const holder = holderOf(path);
    if (holder === undefined) continue;
    if (!isAlive(holder)) {
      removeStale(path, holder, `${mine}.stale`);
      continue;
    }
    if (!told) onWait(holder);
    told = true;
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
