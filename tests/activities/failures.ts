import { ApplicationFailure } from '@temporalio/common';
import { expect } from 'vitest';
import { nonRetryableFailures, type FailureDetails, type FailureName } from '../../contracts/failures.js';

/**
 * Expects a step to end with a named failure whose message holds these texts; trying again is left to those that it
 * can cure. Gives the details.
 */
export async function rejectedWith(
  step: Promise<unknown>,
  name: FailureName,
  texts: readonly string[],
): Promise<FailureDetails> {
  const failure = await step.then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(ApplicationFailure);
  const { type, nonRetryable, message, details } = failure as ApplicationFailure;
  expect({ type, nonRetryable }).toEqual({ type: name, nonRetryable: nonRetryableFailures.includes(name) });
  for (const text of texts) expect(message).toContain(text);
  const [said] = (details ?? []) as FailureDetails[];
  expect(said?.remedy, 'what to do about it').toMatch(/\w/);
  return said as FailureDetails;
}
