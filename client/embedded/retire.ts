import { Client, Connection } from '@temporalio/client';
import { codeVersion } from '../../worker/code_version.js';
import { runsUnderWay } from './idle.js';
import type { ServerAddress } from './ensure_server.js';
import type { ServerRecord } from './record.js';
import { stopServer } from './stop_server.js';

/** What a server runs that differs from this command, such as `another build of memberflow (0.1.0)`. */
type Difference = string;

/** Why a server may not do for a command with these encryption keys; null when it does. */
export function differenceOf(
  { version, keyIds }: Pick<ServerRecord, 'version' | 'keyIds'>,
  wanted: readonly string[],
): Difference | null {
  if (version !== codeVersion()) return `another build of memberflow (${version})`;
  // A command without keys must not turn encryption off; it is told which key it lacks when it meets what needs one.
  const sameKeys = wanted.length === 0 || wanted.join() === keyIds.join();
  return sameKeys ? null : `with other encryption keys (${keyIds.join(', ') || 'none'})`;
}

export interface Retirement {
  readonly home: string;
  readonly record: ServerRecord;
  readonly at: ServerAddress;
  readonly difference: Difference;
  readonly log: (line: string) => void;
}

/**
 * Ends a background server that differs from what a command needs, unless it is at work; one that a person started is
 * left to them.
 *
 * @returns whether it was ended
 */
export async function retireServer({ home, record, at, difference, log }: Retirement): Promise<boolean> {
  if (record.background && !(await isAtWork(at))) {
    log(`The background server runs ${difference} and is idle: starting it anew.`);
    await stopServer(home);
    return true;
  }
  log(`The server at ${at.address} runs ${difference} than this command; memberflow server stop ends it.`);
  return false;
}

async function isAtWork({ address, namespace }: ServerAddress): Promise<boolean> {
  const connection = await Connection.connect({ address });
  try {
    return (await runsUnderWay(new Client({ connection, namespace }))) > 0;
  } finally {
    await connection.close();
  }
}
