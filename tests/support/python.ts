import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = fileURLToPath(new URL('../../.cache', import.meta.url));

/** Packages that would not suit those of other tests have an environment of their own. */
interface Wanted {
  /** As pip takes them; default: the package that is named as the module. */
  readonly packages?: readonly string[];
  /** Folder in the cache. */
  readonly environment?: string;
}

/**
 * Path of a Python that can import this module, or null where there is none and none can be made: tests judged by it
 * are skipped then. The virtual environment is made in the repository's cache on first use.
 * @param module name of the module, such as `openpyxl`
 */
export async function findPython(
  module: string,
  { packages = [module], environment = 'test-venv' }: Wanted = {},
): Promise<string | null> {
  const folder = join(cache, environment);
  const python = join(folder, 'bin', 'python');
  const works = (...args: readonly string[]): Promise<boolean> => succeeds(python, args);
  if (await works('-c', `import ${module}`)) return python;
  return await alone(`${folder}.lock`, async () => {
    if (await works('-c', `import ${module}`)) return python;
    if (!(await works('--version')) && !(await succeeds('python3', ['-m', 'venv', folder]))) return null;
    return (await works('-m', 'pip', 'install', '--quiet', '--no-compile', ...packages)) ? python : null;
  });
}

const succeeds = (command: string, args: readonly string[]): Promise<boolean> =>
  run(command, [...args]).then(
    () => true,
    () => false,
  );

/** One test process at a time; a lock whose process is gone does not count. */
async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(lock), { recursive: true });
  while (!(await tookLock(lock))) await pause(200);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function tookLock(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
