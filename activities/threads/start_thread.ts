import { Worker } from 'node:worker_threads';

/** Threads run what was built; where the modules are read from their sources, as in tests, the build stands beside. */
const built = new URL(import.meta.url.endsWith('.ts') ? '../../dist/' : '../../', import.meta.url);

/**
 * Starts a thread for work that would keep the event loop busy: no heartbeat leaves a process whose loop is busy.
 *
 * @param file the thread's entry, from the project's root, as built: `activities/threads/NAME.js`
 * @param workerData what it starts with; copied, except for shared memory
 */
export const startThread = (file: string, workerData: unknown): Worker =>
  new Worker(new URL(file, built), { workerData });
