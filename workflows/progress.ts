import {
  isCancellation,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { searchAttributes } from '../contracts/attributes.js';
import { progressQuery, type StepProgress } from '../contracts/progress.js';
import type { DocumentRef } from '../contracts/references.js';

/** How far a run has come, for the terminal (query), the UI (details) and listings (search attribute). */
export interface Progress {
  /** Does one step; `noteOf` says in a few words what it found, `child` which job does it. */
  step<T>(name: string, work: () => Promise<T>, noteOf: (result: T) => string, child?: string): Promise<T>;
  /** Says that the run has ended, and where its outputs are. */
  finish(phase: string, documents?: readonly DocumentRef[]): void;
}

/** Starts to follow the steps of a run, in their order. */
export function followSteps(names: readonly string[]): Progress {
  const { firstExecutionRunId: runId } = workflowInfo();
  const steps = new Map(names.map((step): [string, StepProgress] => [step, { step, state: 'waiting' }]));
  setHandler(progressQuery, () => ({ runId, steps: [...steps.values()] }));

  const show = (phase: string, documents: readonly DocumentRef[] = []) => {
    upsertSearchAttributes([{ key: searchAttributes.phase, value: phase }]);
    setCurrentDetails(detailsOf(phase, [...steps.values()], documents));
  };
  return {
    async step(name, work, noteOf, child) {
      const begun = { step: name, startedAt: Date.now(), ...(child === undefined ? {} : { child }) };
      steps.set(name, { ...begun, state: 'running' });
      show(name);
      try {
        const result = await work();
        steps.set(name, { ...begun, state: 'done', endedAt: Date.now(), note: noteOf(result) });
        return result;
      } catch (error) {
        const state = isCancellation(error) ? 'stopped' : 'failed';
        steps.set(name, { ...begun, state, endedAt: Date.now() });
        throw error;
      }
    },
    finish: show,
  };
}

const marks = { waiting: '·', running: '▶', done: '✓', failed: '✗', stopped: '■' } as const;

/** The progress as a Markdown table, as the Temporal UI shows it. */
function detailsOf(phase: string, steps: readonly StepProgress[], documents: readonly DocumentRef[]): string {
  const rows = steps.map(
    ({ step, state, startedAt, endedAt, note }) =>
      `| ${marks[state]} | ${step} | ${secondsOf(startedAt, endedAt)} | ${note ?? ''} |`,
  );
  return [
    `**${phase}**`,
    '',
    '| | step | time | found |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    ...documents.map(({ kind, uri }) => `- ${kind}: \`${uri}\``),
  ].join('\n');
}

const secondsOf = (startedAt: number | undefined, endedAt: number | undefined): string =>
  startedAt === undefined || endedAt === undefined ? '' : `${((endedAt - startedAt) / 1000).toFixed(1)} s`;
