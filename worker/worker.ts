import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GracefulShutdownPeriodExpiredError, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../activities/index.js';
import { decisionTimeout, heartbeats } from '../contracts/heartbeats.js';
import { metrics, recorderOn, type Recorder } from '../contracts/metrics.js';
import { taskQueues } from '../contracts/queues.js';
import { createDuckDb } from '../engine/duckdb/duckdb.js';
import { openStore } from '../store/open.js';
import { unreachable, type Cluster } from './cluster.js';
import { codeVersion } from './code_version.js';
import { createDataConverter } from './encryption/data_converter.js';
import { countedStore } from './observation/counted_store.js';
import { measureDisks } from './observation/measure_disks.js';
import { observeSteps } from './observation/observe_steps.js';
import { projectFolder } from './project.js';
import { checkReadiness } from './readiness.js';
import type { WorkerSettings } from './settings.js';

/** Time for steps under way to finish before they are cancelled, to be tried again by the next worker. */
const shutdownGraceTime = '30s';
/** A step that does not honour its cancellation must not keep the process for ever. */
const shutdownForceTime = '45s';

/** A run that is not cached is replayed from its history, which takes milliseconds. */
const cachedWorkflows = 20;

export interface WorkerOptions {
  readonly cluster: Cluster;
  /** The state folder: the store lies in it. */
  readonly home: string;
  readonly settings: Pick<WorkerSettings, 'memoryLimit' | 'threads' | 'concurrentSteps' | 'encryptionKeys'>;
}

export interface RunningWorker {
  /** Settles when the worker has ended: resolves after `stop`, rejects when it broke. */
  readonly finished: Promise<void>;
  /** Takes no further step, lets those under way finish or cancels them, and closes the connection. */
  stop(): Promise<void>;
}

/**
 * Starts the worker of all jobs: connects, checks that the cluster is ready for them, and polls the main task queue.
 *
 * @throws MemberflowError `SourceUnavailable` when no cluster answers, `InvalidInput` when it lacks something.
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const connection = await connect(options.cluster);
  try {
    await checkReadiness(connection, options.cluster);
    const record = recorderOn(Runtime.instance().metricMeter);
    const worker = await createWorker(connection, record, options);
    record(metrics.buildInfo, 1, { version: codeVersion(), node: process.versions.node });
    const disks = await measureDisks({ state: options.home }, record);
    return run(worker, connection, disks);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function connect({ address, access }: Cluster): Promise<NativeConnection> {
  try {
    return await NativeConnection.connect({ address, ...access });
  } catch (error) {
    throw unreachable(address, error);
  }
}

function createWorker(
  connection: NativeConnection,
  record: Recorder,
  { cluster, home, settings }: WorkerOptions,
): Promise<Worker> {
  const { memoryLimit, threads, concurrentSteps, encryptionKeys } = settings;
  return Worker.create({
    connection,
    namespace: cluster.namespace,
    taskQueue: taskQueues.main,
    ...workflowCode(encryptionKeys.length > 0),
    dataConverter: createDataConverter(encryptionKeys),
    activities: createActivities({
      store: countedStore(openStore(home), record),
      engine: createDuckDb({ memoryLimit, threads }),
      codeVersion: codeVersion(),
    }),
    interceptors: { activity: [observeSteps({ record, codeVersion: codeVersion() })] },
    maxConcurrentActivityTaskExecutions: concurrentSteps,
    maxCachedWorkflows: cachedWorkflows,
    stickyQueueScheduleToStartTimeout: decisionTimeout,
    // By default the SDK holds heartbeats back until 0.8 of their timeout have passed.
    maxHeartbeatThrottleInterval: heartbeats.every,
    shutdownGraceTime,
    shutdownForceTime,
  });
}

/**
 * The bundle that the build made; without one (from the sources) workflows are bundled now, which takes seconds. Whether
 * workflows put messages of failures into payloads, to be encrypted, is part of a bundle.
 */
function workflowCode(
  isEncrypted: boolean,
): { workflowBundle: { codePath: string } } | { workflowsPath: string } {
  const name = isEncrypted ? 'workflow-bundle-encrypted.js' : 'workflow-bundle.js';
  const codePath = join(projectFolder(), 'dist', name);
  return existsSync(codePath)
    ? { workflowBundle: { codePath } }
    : { workflowsPath: fileURLToPath(new URL('../workflows/index.js', import.meta.url)) };
}

function run(worker: Worker, connection: NativeConnection, endMeasuring: () => void): RunningWorker {
  const finished = worker
    .run()
    .catch((error: unknown) => {
      if (!(error instanceof GracefulShutdownPeriodExpiredError)) throw error;
      Runtime.instance().logger.warn(
        'steps under way did not stop in time; the next worker tries them again',
      );
    })
    .finally(() => {
      endMeasuring();
      return connection.close();
    });
  return {
    finished,
    stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      return finished;
    },
  };
}
