import { ApplicationFailure, TerminatedFailure, TimeoutFailure } from '@temporalio/common';
import type { FailureDetails } from './failures.js';
import type { FailureSummary } from './steps.js';

/** What a failure says to its reader, without the chain of causes that it was found in. */
export type SummarizedFailure = Omit<FailureSummary, 'workflowId'>;

/**
 * What a failure that came through Temporal says, found along its causes: the innermost that tells what to do, which is
 * that of the step.
 */
export function failureSummary(error: unknown): SummarizedFailure {
  const causes = [...causesOf(error)];
  const failures = causes.filter((link) => link instanceof ApplicationFailure);
  // What a run ends with repeats its step's message behind the name, and says that there is no remedy where there is none.
  const named =
    failures.filter((link) => typeof detailsOf(link).remedy === 'string').at(-1) ??
    failures.find((link) => detailsOf(link).remedy !== null) ??
    failures[0];
  if (named !== undefined) {
    const { remedy, places } = detailsOf(named);
    return {
      type: named.type ?? 'Unexpected',
      message: named.message,
      remedy: remedy ?? null,
      places: places ?? [],
    };
  }
  if (causes.some((link) => link instanceof TerminatedFailure)) return terminatedRun;
  const type = causes.some((link) => link instanceof TimeoutFailure) ? 'Timeout' : 'Unexpected';
  return { type, message: error instanceof Error ? error.message : String(error), remedy: null, places: [] };
}

/** A run that was ended in the server, without a word from the run itself. */
export const terminatedRun = {
  type: 'Terminated',
  message: 'The run was terminated in the Temporal server',
  remedy: 'Start it again; ask whoever operates the server why it was terminated.',
  places: [],
} as const satisfies SummarizedFailure;

function* causesOf(error: unknown): Generator<Error> {
  for (let link = error; link instanceof Error; link = link.cause) yield link;
}

/** Another program may have raised it, with details of its own or none. */
const detailsOf = ({ details }: ApplicationFailure): Details => details?.[0] ?? {};

type Details = Partial<Omit<FailureDetails, 'remedy'>> & { readonly remedy?: string | null };
