import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const environment = fileURLToPath(new URL('../../.cache/test-venv', import.meta.url));
const lock = `${environment}.lock`;
const python = join(environment, 'bin', 'python');

/**
 * Path of a Python that can import this module, or null where there is none and none can be made: tests judged by it
 * are skipped then. The virtual environment is made in the repository's cache on first use.
 * @param module name of the module, which must be its package's name too, such as `openpyxl`
 */
export async function findPython(module: string): Promise<string | null> {
  if (await works('-c', `import ${module}`)) return python;
  return await alone(async () => {
    if (await works('-c', `import ${module}`)) return python;
    if (!(await works('--version')) && !(await succeeds('python3', ['-m', 'venv', environment]))) return null;
    return (await works('-m', 'pip', 'install', '--quiet', module)) ? python : null;
  });
}

const works = (...args: readonly string[]): Promise<boolean> => succeeds(python, args);

const succeeds = (command: string, args: readonly string[]): Promise<boolean> =>
  run(command, [...args]).then(
    () => true,
    () => false,
  );

/** One test process at a time; a lock whose process is gone does not count. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(lock), { recursive: true });
  while (!(await tookLock())) await pause(200);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function tookLock(): Promise<boolean> {
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
