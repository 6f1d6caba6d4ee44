import { existsSync } from 'node:fs';
import { endProcess } from './end_process.js';
import { livingRecord, takeLock } from './lock.js';
import { recordPath } from './record.js';

/** A worker has 45 s for the steps under way; the Temporal server ends within seconds after it. */
const drainMs = 60_000;

/**
 * Ends the server of a state folder: steps under way are drained first. What a killed server left behind is tidied up.
 *
 * @returns false when none ran
 */
export async function stopServer(home: string): Promise<boolean> {
  if (!existsSync(recordPath(home))) return false;
  const record = livingRecord(home);
  if (record !== null) await endProcess(record.owner, drainMs);
  const taken = await takeLock(home, true);
  if ('heldBy' in taken) return record !== null;
  if (taken.lock.abandoned?.server) await endProcess(taken.lock.abandoned.server);
  taken.lock.release();
  return record !== null;
}
