import { endProcess } from './end_process.js';
import { takeLock } from './lock.js';
import { isRunning } from './process_identity.js';
import { readRecord, recordPath } from './record.js';

/** A worker has 45 s for the steps under way; the Temporal server ends within seconds after it. */
const drainMs = 60_000;

/**
 * Ends the server of a state folder: steps under way are drained first. What a killed server left behind is tidied up.
 *
 * @returns false when there was none
 */
export async function stopServer(home: string): Promise<boolean> {
  const record = readRecord(recordPath(home));
  if (record === null) return false;
  const wasRunning = isRunning(record.owner);
  await endProcess(record.owner, drainMs);
  const taken = await takeLock(home, true);
  if ('heldBy' in taken) return wasRunning;
  if (taken.lock.abandoned?.server) await endProcess(taken.lock.abandoned.server);
  taken.lock.release();
  return wasRunning;
}
