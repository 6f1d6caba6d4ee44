import { Client, Connection } from '@temporalio/client';
import { runsUnderWay } from './idle.js';
import type { ServerAddress } from './ensure_server.js';
import type { ServerRecord } from './record.js';
import { stopServer } from './stop_server.js';

/**
 * Ends a background server that runs another build of memberflow than this one, unless it is at work; one that a person
 * started is left to them.
 *
 * @returns whether it was ended
 */
export async function retireOldServer(
  home: string,
  record: ServerRecord,
  { address, namespace }: ServerAddress,
  log: (line: string) => void,
): Promise<boolean> {
  if (record.background && !(await isAtWork(address, namespace))) {
    log('The background server runs an earlier build of memberflow and is idle: starting it anew.');
    await stopServer(home);
    return true;
  }
  log(`The server at ${address} runs another build of memberflow (${record.version}) than this command.`);
  return false;
}

async function isAtWork(address: string, namespace: string): Promise<boolean> {
  const connection = await Connection.connect({ address });
  try {
    return (await runsUnderWay(new Client({ connection, namespace }))) > 0;
  } finally {
    await connection.close();
  }
}
