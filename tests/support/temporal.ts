import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
} from '@temporalio/worker';
import { inject } from 'vitest';

/** The development server that all tests share. */
export interface SharedServer {
  readonly client: Client;
  readonly connection: Connection;
  readonly native: NativeConnection;
  readonly address: string;
  readonly namespace: string;
  close(): Promise<void>;
}

const logger = new DefaultLogger('ERROR');

/** Keeps the SDK's running commentary out of the test output. Before the first worker or native connection of a file. */
export function quietRuntime(): void {
  Runtime.install({ logger, telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } });
}

/** Packs workflows of a test's own, given the URL of their module. */
export async function bundleOf(url: URL): Promise<{ readonly code: string }> {
  return bundleWorkflowCode({ workflowsPath: fileURLToPath(url), logger });
}

/** Connects to the shared server; close it when the file's tests have ended. */
export async function connectToSharedServer(): Promise<SharedServer> {
  const address = inject('temporalAddress');
  const namespace = 'default';
  const [connection, native] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
  ]);
  return {
    client: new Client({ connection, namespace }),
    connection,
    native,
    address,
    namespace,
    async close() {
      await Promise.all([connection.close(), native.close()]);
    },
  };
}

/** What a test's worker runs; without workflows of its own it runs those of this checkout. */
export type TestWorkerOptions = Pick<WorkerOptions, 'activities' | 'workflowBundle' | 'maxCachedWorkflows'>;

/**
 * Lets a worker with a task queue of its own run while the work does.
 *
 * @param work gets the queue to start workflows on
 */
export async function withWorker<T>(
  server: SharedServer,
  options: TestWorkerOptions,
  work: (taskQueue: string) => Promise<T>,
): Promise<T> {
  const taskQueue = `test-${randomUUID()}`;
  const worker = await Worker.create({
    connection: server.native,
    namespace: server.namespace,
    taskQueue,
    workflowBundle: { codePath: inject('workflowBundle') },
    ...options,
  });
  return worker.runUntil(work(taskQueue));
}
