import { ApplicationFailure, TerminatedFailure } from '@temporalio/common';
import type { FailureDetails } from './failures.js';

/** What a failure says to its reader, without the chain of causes that it was found in. */
export interface SummarizedFailure {
  readonly type: string;
  readonly message: string;
  readonly details: Partial<FailureDetails>;
}

/** What a failure that came through Temporal says, found along its causes. */
export function failureSummary(error: unknown): SummarizedFailure {
  for (let link = error; link instanceof Error; link = link.cause) {
    if (link instanceof ApplicationFailure) {
      const details = (link.details?.[0] ?? {}) as Partial<FailureDetails>;
      return { type: link.type ?? 'Unexpected', message: link.message, details };
    }
    if (link instanceof TerminatedFailure) return terminated;
  }
  return { type: 'Unexpected', message: error instanceof Error ? error.message : String(error), details: {} };
}

const terminated: SummarizedFailure = {
  type: 'Terminated',
  message: 'The run was terminated in the Temporal server',
  details: { remedy: 'Start it again; ask whoever operates the server why it was terminated.' },
};
