import { fileURLToPath } from 'node:url';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { findBinary } from '../../client/embedded/binary.js';
import { searchAttributes } from '../../contracts/attributes.js';
import { taskQueues } from '../../contracts/queues.js';
import { fakeActivities } from './fake_activities.js';

/** A real Temporal server, in memory, with a worker that runs fake jobs. */
export interface FakeServer {
  readonly environment: TestWorkflowEnvironment;
  stop(): Promise<void>;
}

/**
 * A server of its own, not the one that tests share: commands list all runs of a namespace, and start them on the one
 * task queue of their name. Once a test file: the SDK's runtime is installed for the whole process.
 */
export async function startFakeServer(): Promise<FakeServer> {
  const binary = findBinary('temporal', process.env);
  if (binary === undefined) throw new Error('no Temporal server: run `npm run setup` first');
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const environment = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path: binary },
      searchAttributes: Object.values(searchAttributes),
      log: { format: 'pretty', level: 'error' },
    },
  });
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue: taskQueues.main,
    workflowsPath: fileURLToPath(new URL('fake_workflows.ts', import.meta.url)),
    activities: fakeActivities,
  });
  const working = worker.run();
  return {
    environment,
    async stop() {
      worker.shutdown();
      await working;
      await environment.teardown();
    },
  };
}
