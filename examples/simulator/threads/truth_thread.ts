import { parentPort, workerData } from 'node:worker_threads';
import { openAnswers, type KernelBusiness, type Task } from '../truth/answers.js';

/** Answers the tasks it is sent, one after the other; an error ends it, and reaches whoever waits for the answer. */
const port = parentPort;
if (port === null) throw new Error('truth_thread runs as a thread only');
const answer = openAnswers(workerData as KernelBusiness);
port.on('message', (task: Task) => {
  const numbers = answer(task);
  port.postMessage(numbers, [numbers.buffer as ArrayBuffer]);
});
