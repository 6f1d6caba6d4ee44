import { existsSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Processor time of the calling thread and how long it waited for a processor, where Linux tells. */
const schedule = '/proc/thread-self/schedstat';

/** Whether the system tells the processor time of a thread. */
export const tellsPieces = existsSync(schedule);

/** Longest synchronous piece of the event loop during the work, in milliseconds of processor time. */
export async function longestPiece(work: () => Promise<unknown>): Promise<number> {
  const spent = (): number => Number(readFileSync(schedule, 'utf8').split(' ')[0]) / 1e6;
  let [before, longest, isOver] = [spent(), 0, false];
  const turn = (): void => {
    const now = spent();
    longest = Math.max(longest, now - before);
    before = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isOver = true;
  return longest;
}

/** Milliseconds that 99 of 100 turns of the event loop waited at most; tells of a machine with nothing else to do. */
export async function waitOfTurns(work: () => Promise<unknown>): Promise<number> {
  const resolution = 5;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  await work();
  delay.disable();
  // The timer's own interval is part of what it measures.
  return delay.percentile(99) / 1e6 - resolution;
}
