import type { RunOutcome } from '../contracts/run.js';

/** Exit codes of the command line; scripts branch on them. */
export const exitCodes = {
  completed: 0,
  failed: 1,
  badUsage: 2,
  stoppedByGate: 3,
  cancelled: 4,
  /** Watching was stopped by Ctrl-C while the run goes on: 128 + SIGINT, as shells count. */
  stoppedWatching: 130,
} as const;

/** The exit code that an outcome stands for. */
export function exitCodeOf({ status, error }: Pick<RunOutcome, 'status' | 'error'>): number {
  switch (status) {
    case 'completed':
    case 'started':
    case 'waiting':
      return exitCodes.completed;
    case 'cancelled':
      return exitCodes.cancelled;
    case 'failed':
      return exitCodeOfFailure(error?.type);
  }
}

/** The exit code of a failure by its name. */
export function exitCodeOfFailure(type: string | undefined): number {
  if (type === 'InvalidInput') return exitCodes.badUsage;
  return type === 'DataQualityGate' ? exitCodes.stoppedByGate : exitCodes.failed;
}
