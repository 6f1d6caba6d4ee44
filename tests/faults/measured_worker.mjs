// A worker as `memberflow worker` runs it, that tells its memory after a garbage collection when asked by SIGUSR2.
// Needs --expose-gc. Parameters: address, namespace, state folder.
import { installRuntime } from '../../dist/worker/runtime.js';
import { readWorkerSettings } from '../../dist/worker/settings.js';
import { startWorker } from '../../dist/worker/worker.js';

const [, , address, namespace, home] = process.argv;
installRuntime({ logLevel: 'error', metricsAddress: null });
const worker = await startWorker({
  cluster: { address, namespace },
  home,
  settings: { ...readWorkerSettings({}), memoryLimit: '256MB', threads: 2, concurrentSteps: 2 },
});
let asked = 0;
process.on('SIGUSR2', () => {
  globalThis.gc();
  asked += 1;
  console.error(`measurement ${asked}: ${process.memoryUsage.rss()} bytes`);
});
console.error('ready');
await worker.finished;
