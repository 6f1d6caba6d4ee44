import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findPython } from './python.js';

/** The version that the recorded figures were made with. */
const version = '1.9.1';

/** Path of a Python with scikit-learn, or null where there is none: tests judged by it anew are skipped. */
export const sklearnPython = (): Promise<string | null> =>
  findPython('sklearn', { packages: [`scikit-learn==${version}`], environment: 'sklearn-venv' });

/**
 * What a script of `reference/` computes by scikit-learn, to be compared with what it computed when it was recorded.
 * @param script its file name
 */
export async function computeAnew(python: string, script: string, ...parameters: string[]): Promise<unknown> {
  const file = fileURLToPath(new URL(`./reference/${script}`, import.meta.url));
  // -B: no compiled copies beside the scripts.
  const { stdout } = await promisify(execFile)(python, ['-B', file, ...parameters], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as unknown;
}
