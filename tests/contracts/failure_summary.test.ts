import {
  ActivityFailure,
  ApplicationFailure,
  ChildWorkflowFailure,
  RetryState,
  TerminatedFailure,
  TimeoutFailure,
  TimeoutType,
} from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../client/runs/failure.js';
import { failureSummary } from '../../contracts/failure_summary.js';
import { MemberflowError } from '../../contracts/failures.js';
import { runFailureOf } from '../../workflows/run_failure.js';

const ofStep = (cause: Error) =>
  new ActivityFailure(
    'Activity task failed',
    'publish',
    '7',
    RetryState.MAXIMUM_ATTEMPTS_REACHED,
    'w',
    cause,
  );
const ofChild = (cause: Error) =>
  new ChildWorkflowFailure(
    'default',
    { workflowId: 'shop/rfm', runId: '1' },
    'rfm',
    RetryState.TIMEOUT,
    cause,
  );

/** What a run ends with, in the form in which it reaches whoever waits for it. */
const endOfRun = (error: Error): Error => runFailureOf(error, failureSummary(error)) as Error;

const remedy = 'Close it.';
const locked = ApplicationFailure.create({
  type: 'DatabaseLocked',
  message: 'The output database is open',
  details: [{ remedy, places: [{ file: 'shop.duckdb' }], figures: { minutes: 5 } }],
  cause: ApplicationFailure.create({ type: 'Error', message: 'EBUSY' }),
});
const withoutRemedy = ApplicationFailure.create({
  type: 'InvalidSource',
  message: 'orders.csv has no rows',
  cause: ApplicationFailure.create({ type: 'Error', message: 'ENOENT' }),
});
const foreign = ApplicationFailure.create({ type: 'TypeError', message: 'undefined is not a function' });
const late = new TimeoutFailure('activity Heartbeat timeout', undefined, TimeoutType.HEARTBEAT);

const cases = [
  [
    'a step that tells what to do, with figures',
    ofStep(locked),
    {
      type: 'DatabaseLocked',
      message: 'The output database is open',
      remedy,
      places: [{ file: 'shop.duckdb' }],
      figures: { minutes: 5 },
    },
  ],
  [
    'a step that does not tell what to do',
    ofStep(withoutRemedy),
    { type: 'InvalidSource', message: 'orders.csv has no rows', remedy: null, places: [] },
  ],
  [
    'a fault without a name of the contract',
    ofStep(foreign),
    { type: 'Unexpected', message: 'TypeError: undefined is not a function', remedy: null, places: [] },
  ],
  [
    'a step that did not end in time',
    ofStep(late),
    {
      type: 'Timeout',
      message: 'Step publish did not end in time (heartbeat)',
      remedy: 'See the log of the worker that ran it, then start the run again.',
      places: [],
    },
  ],
  [
    'a part that was terminated',
    ofChild(new TerminatedFailure('terminated')),
    {
      type: 'Terminated',
      message: 'The run was terminated in the Temporal server',
      remedy: 'Start it again; ask whoever operates the server why it was terminated.',
      places: [],
    },
  ],
] as const;

describe.each(cases)('the failure of %s', (_, step, said) => {
  it('says the same wherever in the chain of runs it is read, its name once', () => {
    const run = endOfRun(step);
    const whole = endOfRun(ofChild(run));
    expect([step, run, whole].map(failureSummary)).toEqual([said, said, said]);
    expect(whole.message).toBe(
      said.remedy === null
        ? `${said.type}: ${said.message}`
        : `${said.type}: ${said.message}. What to do: ${said.remedy}`,
    );
  });

  it('is the same for whoever started the run', () => {
    const { type, message } = said;
    expect(failureOf(endOfRun(step))).toMatchObject({ type, message });
    expect(failureOf(endOfRun(step)).details?.remedy ?? null).toBe(said.remedy);
  });
});

it('the failure of a run that was only looked at says its name once, too', () => {
  const { type, message, ...details } = failureSummary(endOfRun(ofStep(withoutRemedy)));
  const seen = ApplicationFailure.create({ type, message, nonRetryable: true, details: [details] });
  expect(failureOf(endOfRun(seen))).toEqual({ type, message, details: null });
});

it('a gate keeps its figures on the way to whoever started the run', () => {
  expect(failureOf(endOfRun(ofStep(locked))).details).toEqual({
    remedy,
    places: [{ file: 'shop.duckdb' }],
    figures: { minutes: 5 },
  });
});

it('a failure of this process is taken before what a run says', () => {
  const own = new MemberflowError('AlreadyRunning', 'it runs', { remedy: 'Wait.' }, { cause: locked });
  expect(failureOf(new Error('wrapped', { cause: own }))).toEqual({
    type: 'AlreadyRunning',
    message: 'it runs',
    details: { remedy: 'Wait.' },
  });
});

it('what is no error at all is shown as it is', () => {
  expect(failureSummary('out of cheese')).toMatchObject({ type: 'Unexpected', message: 'out of cheese' });
  expect(failureSummary(new RangeError('too far')).message).toBe('RangeError: too far');
});
