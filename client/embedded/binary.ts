import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectFolder } from '../../worker/project.js';

/** Servers that the set-up step provides; versions are pinned in `scripts/temporal_binaries.json`. */
export type BinaryName = 'temporal' | 'temporal-test-server';

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Absent, or not ours to run: the next place is looked at.
    return false;
  }
}

/**
 * Path of a server's binary: the one on the PATH, else the one in the project's cache; undefined when there is none.
 *
 * @param env the process's environment
 */
export function findBinary(
  name: BinaryName,
  env: Readonly<NodeJS.ProcessEnv>,
  folder = projectFolder(),
): string | undefined {
  const pins = JSON.parse(
    readFileSync(join(folder, 'scripts', 'temporal_binaries.json'), 'utf8'),
  ) as Readonly<Record<BinaryName, { readonly version: string }>>;
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((entry) => entry !== '')
    .map((entry) => join(entry, name));
  const cached = join(folder, '.cache', name, pins[name].version, name);
  return [...onPath, cached].find(isExecutable);
}
