import { expect, it } from 'vitest';
import { followRun } from '../../client/follow.js';
import { jobSteps } from '../../contracts/identity.js';
import type { StepProgress, StepState } from '../../contracts/progress.js';
import { recordingTerminal } from './recording_terminal.js';
import { clientTold, type Moment } from './told_server.js';

const run = 'shop/memberOperations/2017-12-31';
const parts = { rfm: `${run}/rfm`, report: `${run}/report` };

const all = (names: readonly string[], state: StepState): readonly StepProgress[] =>
  names.map((step) => ({ step, state }));
const figuresDone = all(jobSteps.rfm, 'done');
const figures = { type: 'rfm', closed: true, parent: run, steps: figuresDone };
const told = { type: 'report', closed: true, parent: run, steps: all(jobSteps.report, 'done') };

const standing = (rfm: StepState, report: StepState): readonly StepProgress[] => [
  { step: 'rfm', state: rfm, child: parts.rfm },
  { step: 'report', state: report, ...(report !== 'waiting' && { child: parts.report }) },
];

/** What the command tells of a run that is seen at these moments. */
async function linesOf(moments: readonly Moment[]): Promise<readonly string[]> {
  const terminal = recordingTerminal();
  const reference = { workflowId: run, runId: run, temporalRunId: run };
  const { signal } = new AbortController();
  await followRun(clientTold(run, moments), reference, 'memberflow runs watch', terminal, signal);
  return terminal.said();
}

const publishing: Moment = {
  [run]: { type: 'memberOperations', steps: standing('running', 'waiting') },
  [parts.rfm]: {
    ...figures,
    closed: false,
    steps: [...all(jobSteps.rfm.slice(0, -1), 'done'), { step: 'publish', state: 'running' }],
  },
};
const ended: Moment = {
  [run]: { type: 'memberOperations', closed: true, steps: standing('done', 'done') },
  [parts.rfm]: figures,
  [parts.report]: told,
};
const names = [...jobSteps.rfm, ...jobSteps.report];
const eachOnce = names.map((step, i): unknown =>
  expect.stringMatching(new RegExp(`^ ?${i + 1}/12 ${step}\\b`)),
);

it('a step that ends while the next part is announced and not yet started is told with its number among all', async () => {
  const announced: Moment = {
    [run]: { type: 'memberOperations', steps: standing('done', 'running') },
    [parts.rfm]: figures,
  };
  expect(await linesOf([publishing, announced, ended])).toEqual(eachOnce);
});

it('steps that ended since the last look are told although the worker answers late once the run has ended', async () => {
  const unanswered: Moment = { ...ended, [parts.rfm]: { ...figures, steps: null } };
  expect(await linesOf([publishing, unanswered, ended])).toEqual(eachOnce);
});

it('the end of a run is told without steps when the worker has ended too', async () => {
  const silent: Moment = { [run]: { type: 'memberOperations', closed: true, steps: null } };
  expect(await linesOf([publishing, silent])).toEqual(eachOnce.slice(0, 7));
});
