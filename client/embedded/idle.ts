import { ServiceError, type Client } from '@temporalio/client';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { MemberflowError } from '../../contracts/failures.js';
import { ourSchedules } from '../schedules/listed.js';
import type { ServerLock } from './lock.js';
import { lastUse } from './use.js';

const defaultIdleMinutes = 15;
const looksPerPeriod = 15;

/**
 * Minutes after which a background server that nobody needs ends, from `MEMBERFLOW_IDLE_MINUTES`.
 *
 * @throws MemberflowError `InvalidInput` when that is not a positive number.
 */
export function idleMinutes(env: Readonly<NodeJS.ProcessEnv>): number {
  const text = env['MEMBERFLOW_IDLE_MINUTES'] ?? '';
  if (text === '') return defaultIdleMinutes;
  const minutes = z.coerce.number().positive().safeParse(text);
  if (minutes.success) return minutes.data;
  throw new MemberflowError(
    'InvalidInput',
    `MEMBERFLOW_IDLE_MINUTES is ${JSON.stringify(text)}, expected a number of minutes above 0`,
    { remedy: `Mend it, or unset it for ${defaultIdleMinutes} minutes.` },
  );
}

/** Runs under way that do not wait for a person; those that wait lose nothing while no server runs. */
export async function runsUnderWay(client: Client): Promise<number> {
  const [open, waiting] = await Promise.all(
    ["ExecutionStatus='Running'", "ExecutionStatus='Running' AND MemberflowPhase='waiting'"].map((query) =>
      client.workflow.count(query),
    ),
  );
  return (open?.count ?? 0) - (waiting?.count ?? 0);
}

/** Whether a time of a schedule is to come: it does only while the server runs. */
async function hasActiveSchedule(client: Client): Promise<boolean> {
  for await (const { state } of ourSchedules(client)) if (!state.paused) return true;
  return false;
}

/** A server that does not answer just now, because it is being started again, is not known to be idle. */
async function isAtWork(client: Client): Promise<boolean> {
  try {
    return (await runsUnderWay(client)) > 0 || (await hasActiveSchedule(client));
  } catch (error) {
    if (error instanceof ServiceError) return true;
    throw error;
  }
}

export interface IdleWatch {
  readonly home: string;
  readonly client: Client;
  readonly lock: ServerLock;
  readonly minutes: number;
  readonly signal: AbortSignal;
}

/**
 * Resolves when for the given time no client came, nothing was under way and no schedule was active; the record then says that the server is
 * stopping. A client notes its use before it reads the record: either it reads that the server is stopping, or its use
 * is seen here and the server stays. Resolves, too, when the state folder was removed under the server.
 */
export async function untilIdle({ home, client, lock, minutes, signal }: IdleWatch): Promise<void> {
  const periodMs = minutes * 60_000;
  let lastBusy = Date.now();
  while (!signal.aborted) {
    await pause(periodMs / looksPerPeriod, undefined, { signal });
    if (!lock.isHeld()) return;
    if (await isAtWork(client)) lastBusy = Date.now();
    if (Date.now() - Math.max(lastBusy, lastUse(home)) < periodMs) continue;
    lock.update({ state: 'stopping' });
    if (Date.now() - lastUse(home) >= periodMs) return;
    lock.update({ state: 'ready' });
  }
}
