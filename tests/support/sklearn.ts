import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findPython } from './python.js';

/** The versions that the recorded figures were made with. */
const versions = { 'scikit-learn': '1.9.1', shap: '0.51.0', lightgbm: '4.7.0' };
const pinned = (...names: (keyof typeof versions)[]): readonly string[] =>
  names.map((name) => `${name}==${versions[name]}`);

/** Path of a Python with scikit-learn, or null where there is none: tests judged by it anew are skipped. */
export const sklearnPython = (): Promise<string | null> =>
  findPython('sklearn', { packages: pinned('scikit-learn'), environment: 'sklearn-venv' });

/** The same with shap and LightGBM. */
export const shapPython = (): Promise<string | null> =>
  findPython('shap', { packages: pinned('shap', 'lightgbm', 'scikit-learn'), environment: 'shap-venv' });

/**
 * What a script of `reference/` computes by a peer, to be compared with what it computed when it was recorded.
 * @param script its file name
 */
export async function computeAnew(python: string, script: string, ...parameters: string[]): Promise<unknown> {
  const file = fileURLToPath(new URL(`./reference/${script}`, import.meta.url));
  // -B: no compiled copies beside the scripts.
  const { stdout } = await promisify(execFile)(python, ['-B', file, ...parameters], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as unknown;
}
