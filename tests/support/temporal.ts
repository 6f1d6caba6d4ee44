import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
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
export type TestWorkerOptions = Pick<WorkerOptions, 'activities' | 'workflowsPath' | 'maxCachedWorkflows'>;

/**
 * Lets a worker with a task queue of its own run while the work does.
 *
 * @param work gets the queue to start workflows on
 */
export async function withWorker<T>(
  server: SharedServer,
  { workflowsPath, ...options }: TestWorkerOptions,
  work: (taskQueue: string) => Promise<T>,
): Promise<T> {
  const taskQueue = `test-${randomUUID()}`;
  const worker = await Worker.create({
    connection: server.native,
    namespace: server.namespace,
    taskQueue,
    ...(workflowsPath === undefined
      ? { workflowBundle: { codePath: inject('workflowBundle') } }
      : { workflowsPath }),
    ...options,
  });
  return worker.runUntil(work(taskQueue));
}
