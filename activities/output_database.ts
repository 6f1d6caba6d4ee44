import { existsSync } from 'node:fs';
import type { Config } from '../config/schema.js';
import type { RunContext } from '../contracts/steps.js';
import type { Session } from '../engine/session.js';
import type { Dependencies } from './dependencies.js';
import { databaseFile } from './place_document.js';
import { scratchOf } from './run_folder.js';

/** Does work with the output database attached as `published`; null where there is none yet, or shall be none. */
export async function withOutputDatabase<T>(
  { store, engine }: Pick<Dependencies, 'store' | 'engine'>,
  run: RunContext,
  config: Config,
  signal: AbortSignal,
  work: (session: Session) => Promise<T>,
): Promise<T | null> {
  const { database } = config.publish;
  if (database === false) return null;
  const attach = databaseFile(run, config, database);
  if (!existsSync(attach)) return null;
  return await engine.withSession(
    { temporaryFolder: scratchOf(store, run, 'database'), signal, attach },
    work,
  );
}
