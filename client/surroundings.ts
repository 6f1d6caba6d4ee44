import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
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

/** The configuration that commands read unless told otherwise. */
export const configFileName = 'memberflow.yaml';

/** A command as the reader would type it, for the same configuration. */
export function commandLine(command: string, config: string): string {
  if (config === configFileName) return `memberflow ${command}`;
  const plain = /^[\p{L}\p{N}_./-]+$/u.test(config);
  return `memberflow ${command} --config ${plain ? config : `'${config.replaceAll("'", `'\\''`)}'`}`;
}

type Place = Pick<Surroundings, 'env' | 'folder'>;

/** The folder that holds a business's embedded server and stored runs: `MEMBERFLOW_HOME`, or beside the configuration. */
export function homeOf(configFile: string, { env, folder }: Place): string {
  const home = env['MEMBERFLOW_HOME'];
  if (home !== undefined && home !== '') return resolve(folder, home);
  return join(dirname(resolve(folder, configFile)), '.memberflow');
}

/** A path or URL as the reader would type it: a file relative to the current folder where it lies below that. */
export function pathFrom(folder: string, place: string): string {
  if (place.startsWith('s3:')) return place;
  const path = place.startsWith('file:') ? fileURLToPath(place) : place;
  const below = relative(folder, path);
  return below === '' || isAbsolute(below) || /^\.\.(?:[/\\]|$)/.test(below) ? path : below;
}
