import { setTimeout as pause } from 'node:timers/promises';
import { decodePendingActivityState, type WorkflowHandle } from '@temporalio/client';

/** Milliseconds that a worker runs before it is looked at again. */
const slice = 12;

/** The same while a step waits for a worker that is dead: until the server notices, nothing happens. */
const silence = 100;

/**
 * Lets a worker run in slices until a step is under way, and some slices more, then leaves it standing still. Between
 * slices it stands still while the server is asked, so that no step, however short, slips through.
 *
 * @param pid of the worker
 * @param further milliseconds that the step goes on after it was seen
 * @returns false when the step ended within that time; the worker then runs on
 */
export async function haltIn(
  pid: number,
  handle: WorkflowHandle,
  step: string,
  further: number,
): Promise<boolean> {
  let rest: number | null = null;
  for (;;) {
    process.kill(pid, 'SIGSTOP');
    const state = await stateOf(handle);
    if (state.pid !== null && state.pid !== pid) {
      process.kill(pid, 'SIGCONT');
      await pause(silence);
      continue;
    }
    if (state.step === step) {
      rest ??= further;
      if (rest <= 0) return true;
      rest -= slice;
    } else if (rest !== null || state.ended) {
      process.kill(pid, 'SIGCONT');
      if (rest === null) throw new Error(`the run ended before ${step} was seen`);
      return false;
    }
    process.kill(pid, 'SIGCONT');
    await pause(slice);
  }
}

/** Halts a worker between two steps: one has been completed, and the next has not begun. */
export async function haltAfter(pid: number, handle: WorkflowHandle, step: string): Promise<void> {
  let seen = false;
  for (;;) {
    process.kill(pid, 'SIGSTOP');
    const state = await stateOf(handle);
    if (seen && state.step !== step) return;
    if (state.ended) throw new Error(`the run ended before ${step} was over`);
    seen ||= state.step === step;
    process.kill(pid, 'SIGCONT');
    await pause(slice);
  }
}

interface State {
  /** Of the step that a worker has taken; null when none has. */
  readonly step: string | null;
  /** Of that worker. */
  readonly pid: number | null;
  /** The run has ended. */
  readonly ended: boolean;
}

async function stateOf(handle: WorkflowHandle): Promise<State> {
  const { raw, status } = await handle.describe();
  const taken = raw.pendingActivities?.find(
    (activity) => decodePendingActivityState(activity.state) === 'STARTED',
  );
  return {
    step: taken?.activityType?.name ?? null,
    // A worker names itself `<pid>@<host>`.
    pid: taken ? Number.parseInt(taken.lastWorkerIdentity ?? '', 10) : null,
    ended: status.name !== 'RUNNING',
  };
}
