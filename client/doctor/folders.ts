import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { resolveSecrets } from '../../config/secrets.js';
import type { LoadedConfig } from '../../config/load.js';
import { MemberflowError } from '../../contracts/failures.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { quoteLiteral } from '../../engine/quote.js';
import { failed, failedBy, none, noConfiguration, ok, warning, type Check, type Finding } from './finding.js';

const gigabyte = 1e9;
/** A run of a million orders spills and stores less than this. */
const roomy = 5 * gigabyte;
const tight = gigabyte / 2;

/**
 * Where memberflow writes on this machine: whether it may, and whether there is room. Steps spill into the state folder,
 * too; with a bucket it holds copies only.
 */
export const checkFolders: Check = async ({ env, home, loaded }) => {
  const isStore = (env['MEMBERFLOW_STORE'] ?? '') === '';
  const state = await folder('state folder', home, isStore ? keepsRuns : keepsCopies);
  if (loaded === null)
    return [...state, noConfiguration('output folder'), noConfiguration('output database')];
  try {
    const outputs = resolve(loaded.baseFolder, resolveSecrets(loaded.config.publish.folder, env));
    return [
      ...state,
      ...(await folder('output folder', outputs, keepsOutputs)),
      await database(loaded, outputs, env),
    ];
  } catch (error) {
    return [...state, failedBy('output folder', error, 'Correct publish.folder.')];
  }
};

/** The folder itself, or the one that it would be made in. */
function existing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existing(dirname(path));
}

const keepsRuns =
  'Free some space: memberflow keeps all runs until they are removed, see memberflow retain --help.';
const keepsCopies = 'Free some space: steps spill here, and up to 20 GB of the bucket are kept as copies.';
const keepsOutputs = 'Free some space: workbooks, pages and the database of all runs lie here.';

async function folder(check: string, path: string, remedy: string): Promise<readonly Finding[]> {
  const place = existing(path);
  try {
    await access(place, constants.W_OK);
  } catch {
    return [
      failed(
        check,
        `${place} may not be written by this account`,
        'Give it the right to, or name another folder.',
      ),
    ];
  }
  const { bavail, bsize } = await statfs(place);
  const free = bavail * bsize;
  const room = `${(free / gigabyte).toFixed(1)} GB free`;
  const shown = place === path ? path : `${path}, not made yet`;
  if (free >= roomy) return [ok(check, `${shown}, ${room}`)];
  return [
    free < tight ? failed(check, `${shown}, ${room}`, remedy) : warning(check, `${shown}, ${room}`, remedy),
  ];
}

const smallEngine = { memoryLimit: '256MB', threads: 1 } as const;

async function database({ config }: LoadedConfig, outputs: string, env: NodeJS.ProcessEnv): Promise<Finding> {
  const check = 'output database';
  const { database: configured } = config.publish;
  if (configured === false) return none(check, 'none is configured');
  const path = join(outputs, resolveSecrets(configured.path, env));
  if (!existsSync(path)) return none(check, `${path} is made by the first run`);
  const temporaryFolder = join(tmpdir(), `memberflow-doctor-${process.pid}`);
  try {
    await createDuckDb(smallEngine).withSession(
      { temporaryFolder, signal: new AbortController().signal },
      (session) => session.run(`attach ${quoteLiteral(path)} as looked_at (read_only)`),
    );
    return ok(check, `${path} is not locked`);
  } catch (error) {
    // A run that publishes holds it for a moment too.
    return error instanceof MemberflowError && error.failure === 'DatabaseLocked'
      ? warning(
          check,
          `${error.failure}: ${error.message}`,
          'Close the program that has it open, unless a run is publishing just now.',
        )
      : failedBy(check, error, 'Move the file away; the next run makes another.');
  }
}
