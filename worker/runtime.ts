import { makeTelemetryFilterString, Runtime, type TelemetryOptions } from '@temporalio/worker';
import { metrics } from '../contracts/metrics.js';
import { createLog, temporalLogger } from './log.js';
import type { WorkerSettings } from './settings.js';

/**
 * Installs the SDK's runtime of this process: its log, its metrics, and no signal handlers of its own, because whoever
 * started the worker decides the order in which things end. Once a process, before its first worker.
 */
export function installRuntime(settings: Pick<WorkerSettings, 'logLevel' | 'metricsAddress'>): void {
  Runtime.install({
    logger: temporalLogger(createLog(settings.logLevel)),
    shutdownSignals: [],
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
      ...(settings.metricsAddress !== null && {
        metrics: metricsAt(settings.metricsAddress),
      }),
    },
  });
}

/** Steps take from a tenth of a second to hours, runs the sum of them. */
const durationBuckets = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 14_400];

/** Metrics named as Prometheus wants them: counters end in `_total`, durations are in seconds. */
export function metricsAt(bindAddress: string): NonNullable<TelemetryOptions['metrics']> {
  return {
    attachServiceName: false,
    prometheus: {
      bindAddress,
      countersTotalSuffix: true,
      unitSuffix: true,
      useSecondsForDurations: true,
      histogramBucketOverrides: {
        [metrics.stepDuration.name]: durationBuckets,
        [metrics.runDuration.name]: durationBuckets,
      },
    },
  };
}
