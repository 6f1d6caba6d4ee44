import type { Context } from '@temporalio/activity';
import { CancelledFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { metrics, type Recorder } from '../../contracts/metrics.js';
import { stepFailureOf } from './step_failure.js';
import { stepIdentity, type StepIdentity } from './step_identity.js';
import { figuresOf, measureResult } from './step_results.js';

export interface StepObserver {
  readonly record: Recorder;
  readonly codeVersion: string;
}

/** Tells log and metrics of every attempt of a step: when it starts, how it ends, what it found. */
export function observeSteps({ record, codeVersion }: StepObserver): ActivityInterceptorsFactory {
  return (context) => {
    let identity = stepIdentity(context.info, undefined);
    return {
      outbound: {
        // In place of the SDK's own: a task token tells nobody anything.
        getLogAttributes: (_attributes, next) => next({ ...identity, codeVersion }),
      },
      inbound: {
        execute(input, next) {
          identity = stepIdentity(context.info, input.args[0]);
          return observed(() => next(input), context, identity, record);
        },
      },
    };
  };
}

async function observed(
  work: () => Promise<unknown>,
  { log }: Context,
  identity: StepIdentity,
  record: Recorder,
): Promise<unknown> {
  const { business, job, step } = identity;
  const labels = { business, job, step };
  const startedAt = performance.now();
  const ended = (outcome: 'completed' | 'failed' | 'cancelled'): number => {
    const seconds = (performance.now() - startedAt) / 1000;
    record(metrics.stepDuration, seconds, { ...labels, outcome });
    return Number(seconds.toFixed(3));
  };
  log.info('step started');
  try {
    const result = await work();
    const durationSeconds = ended('completed');
    measureResult(result, identity, record);
    log.info('step completed', { durationSeconds, ...figuresOf(step, result) });
    return result;
  } catch (error) {
    if (error instanceof CancelledFailure) {
      log.info('step cancelled', { durationSeconds: ended('cancelled') });
    } else {
      const { fault, ...told } = stepFailureOf(error);
      const durationSeconds = ended('failed');
      record(metrics.stepFailures, 1, { ...labels, failure: told.failure });
      log.warn('step failed', { durationSeconds, ...told, ...(fault === null ? {} : { error: fault }) });
    }
    throw error;
  }
}
