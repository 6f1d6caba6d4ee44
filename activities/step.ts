import { ApplicationFailure, Context } from '@temporalio/activity';
import { MemberflowError, nonRetryableFailures } from '../contracts/failures.js';
import { heartbeats } from '../contracts/heartbeats.js';
import { namedDiskFull } from '../store/disk_full.js';

/** Attempts after which an error that nobody named ends the run: waiting does not cure a fault of ours. */
const attemptsOfUnnamed = 3;

/** Most places of a fault that travel through Temporal. */
const placesShown = 5;

export interface Step {
  readonly signal: AbortSignal;
  /** What the UI shows as the step's progress. */
  readonly report: (progress: Readonly<Record<string, number | string>>) => void;
}

/**
 * Runs the work of one step: heartbeats while it lasts, ends it as cancelled when it is cancelled, and gives its
 * failures the names of the contract.
 */
export async function durably<T>(work: (step: Step) => Promise<T>): Promise<T> {
  const context = Context.current();
  let progress: Readonly<Record<string, number | string>> = {};
  const beat = setInterval(() => {
    context.heartbeat(progress);
  }, heartbeats.every);
  try {
    return await work({
      signal: context.cancellationSignal,
      report: (next) => {
        progress = next;
      },
    });
  } catch (error) {
    // Whatever an interrupted library threw, the run was cancelled: `cancelled` rejects with Temporal's own failure.
    if (context.cancellationSignal.aborted) return await context.cancelled;
    throw named(namedDiskFull(error), context.info.attempt);
  } finally {
    clearInterval(beat);
  }
}

function named(error: unknown, attempt: number): unknown {
  if (error instanceof MemberflowError) {
    const { failure, message, details } = error;
    const places = details.places?.slice(0, placesShown);
    const failed = ApplicationFailure.create({
      type: failure,
      message,
      nonRetryable: nonRetryableFailures.includes(failure),
      details: [{ ...details, ...(places === undefined ? {} : { places }) }],
      ...(error.cause instanceof Error && !message.includes(error.cause.message)
        ? { cause: error.cause }
        : {}),
    });
    // The name tells what to do; a trace through our code would only stand before it in the UI.
    failed.stack = '';
    return failed;
  }
  if (attempt < attemptsOfUnnamed) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  return ApplicationFailure.create({
    type: 'Unexpected',
    message: `${cause.message} (after ${attempt} attempts)`,
    nonRetryable: true,
    details: [{ remedy: 'This is a fault of memberflow; the log of the worker has its trace.' }],
    cause,
  });
}
