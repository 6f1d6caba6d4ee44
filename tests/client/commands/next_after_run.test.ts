import { expect, it } from 'vitest';
import { nextAfterRun } from '../../../client/commands/job.js';
import { failedOutcome, unknownRun } from '../../../client/runs/outcome.js';
import type { RunOutcome } from '../../../contracts/run.js';
import type { Surroundings } from '../../../client/surroundings.js';

const around = { folder: '/shop' } as Surroundings;
const ended = (job: string, changes: Partial<RunOutcome>): RunOutcome => ({
  ...failedOutcome(
    { ...unknownRun, job, workflowId: `shop/${job}/2020-03-02` },
    { type: 'NoModel', message: '', details: null },
  ),
  status: 'completed',
  ...changes,
});
const page = (stage: string, name: string) => ({
  kind: 'report' as const,
  stage,
  uri: `file:///shop/out/${name}.html`,
  sha256: '',
});
const next = (outcome: RunOutcome) => nextAfterRun(outcome, 'memberflow.yaml', around);

it('member operations lead to their own page, which tells of churn too', () => {
  const documents = [page('publish', 'churn'), page('page', 'report'), page('page', 'report.zh-CN')];
  expect(next(ended('memberOperations', { documents }))).toBe(
    'open out/report.html; details: memberflow runs show shop/memberOperations/2020-03-02',
  );
});

it('churn scores lead to their page', () => {
  expect(next(ended('scoreChurn', { documents: [page('publish', 'churn')] }))).toMatch(
    /^open out\/churn.html; /,
  );
});

it('a training leads to the card of its model, and one that failed to its run', () => {
  expect(next(ended('trainChurn', { models: ['dawn'] }))).toBe('memberflow models show dawn');
  expect(next(ended('trainChurn', { status: 'failed' }))).toBe(
    'memberflow runs show shop/trainChurn/2020-03-02',
  );
});
