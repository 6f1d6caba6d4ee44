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
import type { SummarizedFailure } from '../contracts/failure_summary.js';
import { progressText, type Standing } from './progress_text.js';

/** How far a run has come, for the terminal (query), the UI (details) and listings (search attribute). */
export interface Progress {
  /** Does one step; `noteOf` says in a few words what it found, `child` which job does it. */
  step<T>(name: string, work: () => Promise<T>, noteOf: (result: T) => string, child?: string): Promise<T>;
  /** Says that the run has ended, where its outputs are, and what their readers should know. */
  finish(
    phase: 'completed' | 'cancelled',
    documents?: readonly DocumentRef[],
    warnings?: readonly string[],
  ): void;
  /** Says that the run has failed, why, and what to do. */
  fail(failure: SummarizedFailure): void;
}

/** Starts to follow the steps of a run, in their order. */
export function followSteps(names: readonly string[]): Progress {
  const { firstExecutionRunId: runId, workflowId } = workflowInfo();
  const steps = new Map(names.map((step): [string, StepProgress] => [step, { step, state: 'waiting' }]));
  setHandler(progressQuery, () => ({ runId, steps: [...steps.values()] }));

  const show = (standing: Standing) => {
    const phase = standing.phase === 'under way' ? standing.step : standing.phase;
    upsertSearchAttributes([{ key: searchAttributes.phase, value: phase }]);
    setCurrentDetails(progressText(standing, [...steps.values()], workflowId));
  };
  return {
    async step(name, work, noteOf, child) {
      const begun = { step: name, startedAt: Date.now(), ...(child === undefined ? {} : { child }) };
      steps.set(name, { ...begun, state: 'running' });
      show({ phase: 'under way', step: name });
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
    finish(phase, documents = [], warnings = []) {
      show(phase === 'completed' ? { phase, documents, warnings } : { phase, warnings });
    },
    fail(failure) {
      show({ phase: 'failed', failure });
    },
  };
}
