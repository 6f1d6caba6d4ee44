import { ApplicationFailure } from '@temporalio/common';
import { expect, it } from 'vitest';
import { stepFailureOf } from '../../../worker/observation/step_failure.js';

it('a named failure is told by its name, with remedy and without a trace', () => {
  const locked = ApplicationFailure.create({
    type: 'DatabaseLocked',
    message: 'The output database is open',
    details: [{ remedy: 'Close it.' }],
  });
  expect(stepFailureOf(locked)).toEqual({
    failure: 'DatabaseLocked',
    reason: 'The output database is open',
    remedy: 'Close it.',
    places: undefined,
    isRetried: true,
    fault: null,
  });
});

it('a failure that waiting does not cure is not retried', () => {
  const gate = ApplicationFailure.create({
    type: 'DataQualityGate',
    message: 'no',
    details: [{ remedy: 'Look.' }],
  });
  expect(stepFailureOf(gate).isRetried).toBe(false);
});

it('what nobody named is Unexpected, with its trace: retried at first, then at its end with the trace of its cause', () => {
  const fault = new TypeError('undefined is not a function');
  expect(stepFailureOf(fault)).toMatchObject({ failure: 'Unexpected', isRetried: true, fault });
  const last = ApplicationFailure.create({
    type: 'Unexpected',
    message: 'undefined is not a function (after 3 attempts)',
    nonRetryable: true,
    details: [{ remedy: 'Report it.' }],
    cause: fault,
  });
  expect(stepFailureOf(last)).toMatchObject({ failure: 'Unexpected', isRetried: false, fault });
});
