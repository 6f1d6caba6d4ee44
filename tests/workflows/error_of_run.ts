import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { expect } from 'vitest';

/** What a run fails with, once it has. */
export async function errorOfRun(handle: Pick<WorkflowHandle, 'result'>): Promise<WorkflowFailedError> {
  const error: unknown = await handle.result().then(
    () => new Error('the run completed'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WorkflowFailedError);
  return error as WorkflowFailedError;
}
