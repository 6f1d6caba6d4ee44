import { setTimeout as pause } from 'node:timers/promises';
import { decodePendingActivityState, type WorkflowHandle } from '@temporalio/client';
import { isFull } from './size.js';

/** Milliseconds that a worker runs before it is looked at again. */
const slice = isFull ? 50 : 12;

/** The same while a step waits for a worker that is dead: until the server notices, nothing happens. */
const silence = 100;

/** What the server knows of a run whose worker stands still. */
interface State {
  /** The step that a worker has taken; null when none has. */
  readonly step: string | null;
  /** Which of the run's steps it is: some are taken several times, for one thing after the other. */
  readonly id: string | null;
  /** Of that worker. */
  readonly pid: number | null;
  /** The step is to be cancelled. */
  readonly isCancelling: boolean;
  readonly hasEnded: boolean;
}

/**
 * Lets a worker run in slices, and leaves it standing still as soon as the server's view of its run is the wanted one.
 * Between slices it stands still while the server is asked, so that no state, however short, slips through.
 *
 * @param pid of the worker
 * @param isWanted is asked after every slice
 * @returns false when the run ended before; the worker then runs on
 */
async function haltWhen(
  pid: number,
  handle: WorkflowHandle,
  isWanted: (state: State) => boolean,
): Promise<boolean> {
  for (;;) {
    process.kill(pid, 'SIGSTOP');
    const state = await stateOf(handle);
    const isOurs = state.pid === null || state.pid === pid;
    if (isOurs && isWanted(state)) return true;
    process.kill(pid, 'SIGCONT');
    if (state.hasEnded) return false;
    await pause(isOurs ? slice : silence);
  }
}

/**
 * Halts a worker in a step.
 *
 * @param further milliseconds that the step goes on after it was seen
 * @returns false when the step ended within that time; the worker then runs on
 */
export async function haltIn(
  pid: number,
  handle: WorkflowHandle,
  step: string,
  further: number,
): Promise<boolean> {
  const seen = { slices: 0, isOver: false };
  const isSeen = await haltWhen(pid, handle, (state) => {
    if (state.step === step) seen.slices += 1;
    else seen.isOver = seen.slices > 0;
    return seen.isOver || (seen.slices > 0 && (seen.slices - 1) * slice >= further);
  });
  if (!isSeen && seen.slices === 0) throw new Error(`the run ended before ${step} was seen`);
  if (seen.isOver) process.kill(pid, 'SIGCONT');
  return isSeen && !seen.isOver;
}

/**
 * Halts a worker between two steps: one has been completed, and the next has hardly begun.
 *
 * @param time the step is taken several times; the worker is halted after so many of them
 */
export async function haltAfter(pid: number, handle: WorkflowHandle, step: string, time = 1): Promise<void> {
  const seen = new Set<string>();
  const isHalted = await haltWhen(pid, handle, ({ step: taken, id }) => {
    const isOver = seen.size >= time && (id === null || !seen.has(id));
    if (taken === step && id !== null) seen.add(id);
    return isOver;
  });
  if (!isHalted) throw new Error(`the run ended before ${step} was over`);
}

/**
 * Halts a worker whose run is being cancelled as soon as its step is to be cancelled too.
 *
 * @returns false when the run ended before
 */
export const haltInCancelling = (pid: number, handle: WorkflowHandle): Promise<boolean> =>
  haltWhen(pid, handle, ({ isCancelling }) => isCancelling);

async function stateOf(handle: WorkflowHandle): Promise<State> {
  const { raw, status } = await handle.describe();
  const taken = raw.pendingActivities?.find(({ state }) =>
    ['STARTED', 'CANCEL_REQUESTED'].includes(decodePendingActivityState(state) ?? ''),
  );
  return {
    step: taken?.activityType?.name ?? null,
    id: taken?.activityId ?? null,
    // A worker names itself `<pid>@<host>`.
    pid: taken ? Number.parseInt(taken.lastWorkerIdentity ?? '', 10) : null,
    isCancelling: taken !== undefined && decodePendingActivityState(taken.state) === 'CANCEL_REQUESTED',
    hasEnded: status.name !== 'RUNNING',
  };
}
