import { ApplicationFailure, TemporalFailure } from '@temporalio/workflow';
import { summaryLine, type SummarizedFailure } from '../contracts/failure_summary.js';

/**
 * What a run fails with: what its step said and what to do in the first line that the Temporal UI shows, instead of
 * "Activity task failed"; the step's own failure stays its cause. Faults of the workflow's code pass as they are.
 */
export function runFailureOf(error: unknown, summary: SummarizedFailure): unknown {
  if (!(error instanceof TemporalFailure)) return error;
  const { type, remedy, places, figures } = summary;
  const failure = ApplicationFailure.create({
    type,
    message: summaryLine(summary),
    nonRetryable: true,
    details: [{ remedy, ...(places.length > 0 && { places }), ...(figures && { figures }) }],
    cause: error,
  });
  // Where in our code a run ends tells nobody anything, and hides the rest in the UI.
  failure.stack = '';
  return failure;
}
