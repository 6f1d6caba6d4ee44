import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Terminal } from './terminal.js';

/** What a command finds around it; tests bring their own. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly now: () => Date;
  /** From this call on Ctrl-C aborts the signal instead of ending the process; the second one ends it. */
  readonly interruptions: () => AbortSignal;
}

type Place = Pick<Surroundings, 'env' | 'folder'>;

/** The folder that holds a business's embedded server and stored runs: `MEMBERFLOW_HOME`, or beside the configuration. */
export function homeOf(configFile: string, { env, folder }: Place): string {
  const home = env['MEMBERFLOW_HOME'];
  if (home !== undefined && home !== '') return resolve(folder, home);
  return join(dirname(resolve(folder, configFile)), '.memberflow');
}

/** A path or `file:` URL as the reader would type it: relative where it lies below the current folder. */
export function pathFrom(folder: string, place: string): string {
  const path = place.startsWith('file:') ? fileURLToPath(place) : place;
  const below = relative(folder, path);
  return below === '' || below.startsWith('..') ? path : below;
}
