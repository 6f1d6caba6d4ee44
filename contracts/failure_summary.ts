import { ActivityFailure, ApplicationFailure, TerminatedFailure, TimeoutFailure } from '@temporalio/common';
import { toldDetailsOf } from './failure_details.js';
import type { FailureDetails, FaultPlace } from './failures.js';
import { isEndName, type EndName } from './whose_turn.js';

/** What a failure says to its reader, without the chain of causes that it was found in. */
export interface SummarizedFailure {
  /** A heading of `docs/troubleshooting.md`. */
  readonly type: EndName;
  readonly message: string;
  readonly remedy: string | null;
  readonly places: readonly FaultPlace[];
  readonly figures?: NonNullable<FailureDetails['figures']>;
}

/**
 * What a failure that came through Temporal says, found along its causes: the innermost that tells what to do, which is
 * that of the step. Where none does, the step's is the outermost that does not only repeat its cause.
 */
export function failureSummary(error: unknown): SummarizedFailure {
  const causes = [...causesOf(error)];
  const failures = causes
    .filter((link) => link instanceof ApplicationFailure)
    .filter((link) => !repeatsItsCause(link));
  const named = failures.filter((link) => toldDetailsOf(link).remedy !== null).at(-1) ?? failures[0];
  if (named !== undefined) return ofApplication(named);
  const timeout = causes.find((link) => link instanceof TimeoutFailure);
  if (timeout !== undefined) return ofTimeout(timeout, causes);
  if (causes.some((link) => link instanceof TerminatedFailure)) return terminatedRun;
  const last = causes.at(-1);
  const message = last === undefined ? String(error) : withName(last.name, last.message);
  return { type: 'Unexpected', message, remedy: null, places: [] };
}

/** The first line that the Temporal UI shows of a run's failure: what its step said, behind its name, and what to do. */
export const summaryLine = ({ type, message, remedy }: SummarizedFailure): string =>
  remedy === null ? `${type}: ${message}` : `${type}: ${message.replace(/\.$/, '')}. What to do: ${remedy}`;

/** What a run ends with has the form of {@link summaryLine}; the step's own words stand in its cause. */
const repeatsItsCause = ({ type, message, cause }: ApplicationFailure): boolean =>
  cause !== undefined && message.startsWith(`${type ?? ''}: `);

/** A run that was ended in the server, without a word from the run itself. */
export const terminatedRun = {
  type: 'Terminated',
  message: 'The run was terminated in the Temporal server',
  remedy: 'Start it again; ask whoever operates the server why it was terminated.',
  places: [],
} as const satisfies SummarizedFailure;

/** What has no name of memberflow's is somebody's fault that nobody foresaw; its own name stays in the words. */
function ofApplication(failure: ApplicationFailure): SummarizedFailure {
  const { places = [], ...details } = toldDetailsOf(failure);
  const { type, message } = failure;
  const told = { ...details, places };
  return isEndName(type)
    ? { type, message, ...told }
    : { type: 'Unexpected', message: withName(type ?? 'Error', message), ...told };
}

function ofTimeout({ timeoutType }: TimeoutFailure, causes: readonly Error[]): SummarizedFailure {
  const activity = causes.find((link) => link instanceof ActivityFailure);
  const what = activity === undefined ? 'The run' : `Step ${activity.activityType}`;
  const limit = timeoutType?.toLowerCase().replaceAll('_', ' ');
  return {
    type: 'Timeout',
    message: `${what} did not end in time${limit === undefined ? '' : ` (${limit})`}`,
    remedy: 'See the log of the worker that ran it, then start the run again.',
    places: [],
  };
}

/** That it is an error tells nobody anything. */
const withName = (name: string, message: string): string =>
  name === 'Error' ? message : `${name}: ${message}`;

function* causesOf(error: unknown): Generator<Error> {
  for (let link = error; link instanceof Error; link = link.cause) yield link;
}
