import { defineQuery } from '@temporalio/workflow';

/** `stopped`: the run was cancelled while the step was under way. */
export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'stopped';

/** One step of a run as the terminal, the UI and `runs show` present it. */
export interface StepProgress {
  readonly step: string;
  readonly state: StepState;
  /** Milliseconds since the epoch, by the workflow's clock. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** A short finding, such as `541,909 rows of 1 table`. */
  readonly note?: string;
  /** Workflow id of the job that does this step. */
  readonly child?: string;
}

export interface RunProgress {
  readonly runId: string;
  readonly steps: readonly StepProgress[];
}

export const progressQuery = defineQuery<RunProgress>('progress');
