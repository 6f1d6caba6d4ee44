import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';
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
        metrics: { prometheus: { bindAddress: settings.metricsAddress } },
      }),
    },
  });
}
