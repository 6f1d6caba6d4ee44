import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Versions that the published figures were measured against, by the package's name in lower case. */
const pinned: Readonly<Record<string, string>> = {
  'python-calamine': '0.9.1',
  xlsxwriter: '3.3.1',
  openpyxl: '3.1.5',
  pandas: '3.1.1',
  polars: '2.1.0',
  pyarrow: '26.0.1',
  lightgbm: '4.7.0',
  'scikit-learn': '1.9.1',
  shap: '0.51.0',
};

/** The top of the repository, whether this runs from `bench/` or from `dist/bench/`. */
export const repository = folderWithManifest(import.meta.dirname);
const environment = path.join(repository, '.cache', 'bench-venv');

/**
 * Path of a Python that has these packages, in a virtual environment of the repository's cache, which is made, or
 * added to, when something is missing. Throws for a package without a pinned version, and with pip's own words when
 * it cannot install one.
 */
export async function ensurePython(packages: readonly string[]): Promise<string> {
  const wanted = packages.map(requirement);
  const python = path.join(environment, 'bin', 'python');
  if (!existsSync(python)) {
    await mkdir(path.dirname(environment), { recursive: true });
    await run('python3', ['-m', 'venv', environment]);
  }
  const { stdout } = await run(python, ['-m', 'pip', 'freeze', '--disable-pip-version-check']);
  const present = new Set(stdout.toLowerCase().split(/\s+/));
  const missing = wanted.filter((one) => !present.has(one));
  if (missing.length > 0) {
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...missing]);
  }
  return python;
}

function requirement(name: string): string {
  const version = pinned[name.toLowerCase()];
  if (version === undefined) throw new RangeError(`bench/python.ts pins no version of ${name}`);
  return `${name.toLowerCase()}==${version}`;
}

function folderWithManifest(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : folderWithManifest(path.dirname(folder));
}
