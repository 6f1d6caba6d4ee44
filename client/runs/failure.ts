import { WorkflowFailedError } from '@temporalio/client';
import { CancelledFailure } from '@temporalio/common';
import { failureSummary } from '../../contracts/failure_summary.js';
import { MemberflowError, type FailureDetails } from '../../contracts/failures.js';

/** A failure as the outcome of a run states it. */
export interface RunFailure {
  /** A heading of `docs/troubleshooting.md`. */
  readonly type: string;
  readonly message: string;
  readonly details: FailureDetails | null;
}

/** Whether a run ended because somebody cancelled it. */
export const isCancelledRun = (error: unknown): boolean =>
  error instanceof WorkflowFailedError && error.cause instanceof CancelledFailure;

/** The failure that a thrown error stands for: one of this process, or what a run says, found along its causes. */
export function failureOf(error: unknown): RunFailure {
  const own = errorOfOurs(error);
  if (own !== null) return { type: own.failure, message: own.message, details: own.details };
  const { type, message, remedy, places, figures } = failureSummary(error);
  return {
    type,
    message,
    details:
      remedy === null ? null : { remedy, ...(places.length > 0 && { places }), ...(figures && { figures }) },
  };
}

function errorOfOurs(error: unknown): MemberflowError | null {
  if (error instanceof MemberflowError) return error;
  return error instanceof Error ? errorOfOurs(error.cause) : null;
}
