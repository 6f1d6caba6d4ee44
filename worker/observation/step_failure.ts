import { ApplicationFailure } from '@temporalio/common';
import { toldDetailsOf } from '../../contracts/failure_details.js';
import { failureNames, retryableFailures, type FailureDetails } from '../../contracts/failures.js';

/** A failed attempt of a step, as log and metrics tell it. */
export interface StepFailure {
  /** A name of `docs/troubleshooting.md`. */
  readonly failure: string;
  readonly reason: string;
  readonly remedy: string | null;
  readonly places: FailureDetails['places'];
  /** Waiting may cure it: it is tried again for as long as it takes. */
  readonly isRetried: boolean;
  /** What nobody named; its trace shows where to look. */
  readonly fault: Error | null;
}

export function stepFailureOf(error: unknown): StepFailure {
  const reason = error instanceof Error ? error.message : String(error);
  const name = failureNames.find((known) => error instanceof ApplicationFailure && error.type === known);
  if (name === undefined) {
    const fault = error instanceof ApplicationFailure && error.cause ? error.cause : error;
    return {
      failure: 'Unexpected',
      reason,
      remedy: null,
      places: undefined,
      isRetried: !(error instanceof ApplicationFailure && error.nonRetryable === true),
      fault: fault instanceof Error ? fault : new Error(reason),
    };
  }
  const { remedy, places } = toldDetailsOf(error as ApplicationFailure);
  return {
    failure: name,
    reason,
    remedy,
    places,
    isRetried: (retryableFailures as readonly string[]).includes(name),
    fault: null,
  };
}
