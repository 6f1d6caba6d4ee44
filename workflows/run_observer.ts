import { log, metricMeter, workflowInfo } from '@temporalio/workflow';
import type { JobName } from '../contracts/identity.js';
import { metrics, recorderOn } from '../contracts/metrics.js';
import type { SummarizedFailure } from '../contracts/failure_summary.js';
import { whoseTurn } from '../contracts/whose_turn.js';

/** Tells metrics and log how a run goes; a replay tells nothing again. */
export interface RunObserver {
  completed(): void;
  failed(failure: SummarizedFailure): void;
  cancelled(): void;
}

/** Tells that a run began. */
export function observeRun(business: string, job: JobName): RunObserver {
  const record = recorderOn(metricMeter);
  const { startTime, firstExecutionRunId: runId } = workflowInfo();
  const labels = { business, job };
  const fields = { ...labels, runId };
  const ended = (status: 'completed' | 'failed' | 'cancelled'): { readonly durationSeconds: number } => {
    const durationSeconds = (Date.now() - startTime.getTime()) / 1000;
    record(metrics.runsEnded, 1, { ...labels, status });
    record(metrics.runDuration, durationSeconds, { ...labels, status });
    return { durationSeconds };
  };
  record(metrics.runsStarted, 1, labels);
  log.info('run started', fields);
  return {
    completed() {
      record(metrics.lastSuccess, Date.now() / 1000, labels);
      log.info('run completed', { ...fields, ...ended('completed') });
    },
    failed({ type, message, remedy, places }) {
      record(metrics.lastFailure, Date.now() / 1000, labels);
      record(metrics.runFailures, 1, { ...labels, failure: type in whoseTurn ? type : 'Unexpected' });
      log.warn('run failed', {
        ...fields,
        ...ended('failed'),
        failure: type,
        reason: message,
        remedy,
        places,
      });
    },
    cancelled() {
      log.info('run cancelled', { ...fields, ...ended('cancelled') });
    },
  };
}
