import { setMaxListeners } from 'node:events';
import {
  WorkflowFailedError,
  type Client,
  type WorkflowExecutionDescription,
  type WorkflowExecutionStatusName,
} from '@temporalio/client';
import type { StepProgress } from '../../contracts/progress.js';
import { isUnattended, retriesOf, type StepRetry } from './pending.js';
import { describeRun, phaseOf, type RunReference } from './reference.js';
import { stepsOf } from './steps_of.js';

/** A run at one moment. */
export interface RunSnapshot {
  readonly status: WorkflowExecutionStatusName;
  /** From the search attribute, which needs no worker. */
  readonly phase: string | null;
  /** Null: no worker answered. */
  readonly steps: readonly StepProgress[] | null;
  readonly retries: readonly StepRetry[];
  /** Work has been lying for some seconds and no worker took it. */
  readonly unattended: boolean;
  readonly startedAt: Date;
  /** Null while it is under way. */
  readonly closedAt: Date | null;
}

const firstPauseMs = 200;
const longestPauseMs = 1_000;
/** How often the steps of a run that has ended are asked for: a busy worker answers late, one that has ended never. */
const mostLastLooks = 3;

/**
 * Follows a run until it has ended; the last snapshot shows the end. Looks every 200 ms while something moves and
 * up to every second while nothing does, and at once when the run ends.
 * @param signal stops watching, which does not touch the run; the generator then returns.
 */
export async function* watchRun(
  client: Client,
  run: RunReference,
  signal: AbortSignal,
): AsyncGenerator<RunSnapshot, void, undefined> {
  const done = new AbortController();
  const stop = AbortSignal.any([signal, done.signal]);
  // Each time the SDK asks the server for the end it leaves a listener, which is no leak: they go with the watching.
  setMaxListeners(0, stop);
  try {
    let pauseMs = firstPauseMs;
    let before = '';
    let answered = false;
    let lastLooks = 0;
    const endOf = endings(client, stop);
    while (!signal.aborted) {
      const description = await describeRun(client, run);
      const snapshot = await snapshotOf(client, description);
      answered ||= snapshot.steps !== null;
      if (snapshot.closedAt !== null && snapshot.steps === null && answered) {
        lastLooks += 1;
        if (lastLooks < mostLastLooks) continue;
      }
      yield snapshot;
      if (snapshot.closedAt !== null) return;
      const now = JSON.stringify(snapshot);
      pauseMs = now === before ? Math.min(pauseMs * 1.25, longestPauseMs) : firstPauseMs;
      before = now;
      await Promise.race([pause(pauseMs, stop), endOf(description)]);
    }
  } finally {
    done.abort();
  }
}

/** A run as it stands now. */
export async function snapshotOf(
  client: Client,
  description: WorkflowExecutionDescription,
): Promise<RunSnapshot> {
  const { steps, executions } = await stepsOf(client, description);
  const retries = await Promise.all(executions.map((execution) => retriesOf(client, execution)));
  return {
    status: description.status.name,
    phase: phaseOf(description),
    steps,
    retries: retries.flat(),
    unattended: executions.some((execution) => isUnattended(execution, Date.now())),
    startedAt: description.startTime,
    closedAt: description.closeTime ?? null,
  };
}

type Execution = Pick<WorkflowExecutionDescription, 'workflowId' | 'runId'>;

/** Tells of each execution when it has ended, however it did; asks the server once for each. */
function endings(client: Client, signal: AbortSignal): (execution: Execution) => Promise<void> {
  const known = new Map<string, Promise<void>>();
  const ask = async ({ workflowId, runId }: Execution) => {
    // A signal that has aborted already does not end a call: it would hold the process until the server answers.
    if (signal.aborted) return;
    try {
      await client.withAbortSignal(signal, () => client.workflow.getHandle(workflowId, runId).result());
    } catch (error) {
      if (error instanceof WorkflowFailedError) return;
      // The server did not answer, or watching ended: ask again with the next look, a little later.
      known.delete(runId);
      await pause(longestPauseMs, signal);
    }
  };
  return (execution) => {
    const ended = known.get(execution.runId) ?? ask(execution);
    known.set(execution.runId, ended);
    return ended;
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
