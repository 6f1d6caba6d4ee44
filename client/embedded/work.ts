import { Client, Connection } from '@temporalio/client';
import { once } from 'node:events';
import { embeddedNamespace } from '../../contracts/queues.js';
import { installRuntime } from '../../worker/runtime.js';
import { startWorker, type RunningWorker } from '../../worker/worker.js';
import { untilIdle } from './idle.js';
import type { ServerLock } from './lock.js';
import { prepareNamespace } from './namespace.js';
import type { ServeOptions } from './serve.js';
import type { SupervisedServer } from './supervise.js';

export interface WorkOptions extends ServeOptions {
  readonly lock: ServerLock;
  readonly server: SupervisedServer;
}

/**
 * Runs the worker on an embedded server that answers, until told to end or nobody needs it; then lets the steps under
 * way finish. Rejects when the worker or the server broke.
 */
export async function work(options: WorkOptions): Promise<void> {
  const { server, lock, home, settings, signal, log } = options;
  const connection = await Connection.connect({ address: server.address });
  try {
    await prepareNamespace(connection);
    installRuntime(settings);
    const cluster = { address: server.address, namespace: embeddedNamespace };
    const worker = await startWorker({ cluster, home, settings });
    lock.update({
      state: 'ready',
      address: server.address,
      uiUrl: server.uiUrl,
      keyIds: settings.encryptionKeys.map(({ id }) => id),
    });
    log(`Temporal answers at ${server.address}, its UI at ${server.uiUrl}.`);
    await untilEnd(options, worker, new Client({ connection, namespace: embeddedNamespace }));
    if (lock.isHeld()) lock.update({ state: 'stopping' });
    log(signal.aborted ? 'Ending.' : 'Nobody needs this server; ending.');
    await worker.stop();
  } finally {
    await connection.close();
  }
}

async function untilEnd(options: WorkOptions, worker: RunningWorker, client: Client): Promise<void> {
  const { home, lock, server, signal, endWhenIdle } = options;
  const over = new AbortController();
  const told = signal.aborted ? Promise.resolve([]) : once(signal, 'abort', { signal: over.signal });
  const ends: Promise<unknown>[] = [told, worker.finished, server.finished];
  if (endWhenIdle !== undefined)
    ends.push(untilIdle({ home, client, lock, minutes: endWhenIdle.minutes, signal: over.signal }));
  try {
    await Promise.race(ends);
  } finally {
    over.abort();
  }
}
