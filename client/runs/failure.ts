import { WorkflowFailedError } from '@temporalio/client';
import {
  ActivityFailure,
  ApplicationFailure,
  CancelledFailure,
  TerminatedFailure,
  TimeoutFailure,
} from '@temporalio/common';
import { z } from 'zod';
import { terminatedRun } from '../../contracts/failure_summary.js';
import { MemberflowError, type FailureDetails } from '../../contracts/failures.js';
import { whoseTurn } from '../../contracts/whose_turn.js';

/** A failure as the outcome of a run states it. */
export interface RunFailure {
  /** A heading of `docs/troubleshooting.md`. */
  readonly type: string;
  readonly message: string;
  readonly details: FailureDetails | null;
}

const placeSchema = z.object({
  file: z.string().exactOptional(),
  sheet: z.string().exactOptional(),
  row: z.number().exactOptional(),
  column: z.string().exactOptional(),
  value: z.string().exactOptional(),
});

const detailsSchema = z.object({
  remedy: z.string(),
  places: z.array(placeSchema).exactOptional(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])).exactOptional(),
});

/** Whether a run ended because somebody cancelled it. */
export const isCancelledRun = (error: unknown): boolean =>
  error instanceof WorkflowFailedError && error.cause instanceof CancelledFailure;

/**
 * The failure that a thrown error stands for, found along its causes: the innermost that says what the reader can do,
 * which is that of the step; what the run itself ended with repeats it in one line for the Temporal UI.
 */
export function failureOf(error: unknown): RunFailure {
  const chain = [...causesOf(error)];
  const named = chain.find((link) => link instanceof MemberflowError);
  if (named !== undefined) return { type: named.failure, message: named.message, details: named.details };
  const failures = chain.filter((link) => link instanceof ApplicationFailure);
  const telling = failures.filter(({ details }) => failureDetailsOf(details?.[0]) !== null);
  const application = telling.at(-1) ?? failures[0];
  if (application !== undefined) return ofApplication(application);
  const timeout = chain.find((link) => link instanceof TimeoutFailure);
  if (timeout !== undefined) return ofTimeout(timeout, chain);
  if (chain.some((link) => link instanceof TerminatedFailure)) {
    const { type, message, remedy } = terminatedRun;
    return { type, message, details: { remedy } };
  }
  const last = chain.at(-1);
  const words = last === undefined ? String(error) : `${last.name}: ${last.message}`;
  return { type: 'Unexpected', message: words.replace(/^Error: /, ''), details: null };
}

function* causesOf(error: unknown): Generator<Error> {
  for (let link = error; link instanceof Error; link = link.cause) yield link;
}

/** The details of a failure, where they have the contract's form; another program may have raised it. */
export function failureDetailsOf(details: unknown): FailureDetails | null {
  const parsed = detailsSchema.safeParse(details);
  return parsed.success ? parsed.data : null;
}

/** What has no name of memberflow's is somebody's fault that nobody foresaw; its own name stays in the words. */
function ofApplication(failure: ApplicationFailure): RunFailure {
  const { type, message } = failure;
  const isOurs = typeof type === 'string' && type in whoseTurn;
  return {
    type: isOurs ? type : 'Unexpected',
    message: isOurs || !type ? message : `${type}: ${message}`,
    details: failureDetailsOf(failure.details?.[0]),
  };
}

function ofTimeout(timeout: TimeoutFailure, chain: readonly Error[]): RunFailure {
  const activity = chain.find((link) => link instanceof ActivityFailure);
  const what = activity === undefined ? 'The run' : `Step ${activity.activityType}`;
  const limit = timeout.timeoutType?.toLowerCase().replaceAll('_', ' ');
  return {
    type: 'Timeout',
    message: `${what} did not end in time${limit === undefined ? '' : ` (${limit})`}`,
    details: { remedy: 'See the log of the worker that ran it, then start the run again.' },
  };
}
