import { MemberflowError } from '../../contracts/failures.js';
import { taskQueues } from '../../contracts/queues.js';
import { clusterFromEnvironment } from '../../worker/cluster.js';
import { installRuntime } from '../../worker/runtime.js';
import { readWorkerSettings } from '../../worker/settings.js';
import { stopSignal } from '../../worker/stop_signal.js';
import { startWorker } from '../../worker/worker.js';
import { exitCodes } from '../exit_codes.js';
import type { Surroundings } from '../surroundings.js';
import { stateFolder, type ServerOptions } from './server.js';

/** `memberflow worker`: works for a cluster of one's own until it is told to end. */
export async function runWorker(options: ServerOptions, around: Surroundings): Promise<number> {
  const cluster = clusterFromEnvironment(around.env);
  if (cluster === null) {
    throw new MemberflowError(
      'InvalidInput',
      'A worker needs a Temporal cluster, and TEMPORAL_ADDRESS is not set',
      {
        remedy: 'Set TEMPORAL_ADDRESS; or run memberflow server, which brings its own cluster and worker.',
      },
    );
  }
  const settings = readWorkerSettings(around.env);
  const ending = stopSignal();
  installRuntime(settings);
  const worker = await startWorker({ cluster, home: stateFolder(options, around), settings });
  around.terminal.talk(
    `Working for ${cluster.address}, namespace ${cluster.namespace}, queue ${taskQueues.main}; Ctrl-C ends it.`,
  );
  ending.addEventListener('abort', () => {
    // How it ends shows in worker.finished.
    void worker.stop();
  });
  if (ending.aborted) void worker.stop();
  await worker.finished;
  return exitCodes.completed;
}
