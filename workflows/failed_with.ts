import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import type { FailureName } from '../contracts/failures.js';

/** Whether a step has ended with a failure of a name. */
export const hasFailedWith = (error: unknown, name: FailureName): boolean =>
  error instanceof ActivityFailure && error.cause instanceof ApplicationFailure && error.cause.type === name;
