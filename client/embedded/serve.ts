import { MemberflowError } from '../../contracts/failures.js';
import type { WorkerSettings } from '../../worker/settings.js';
import { findBinary } from './binary.js';
import { endProcess } from './end_process.js';
import { takeLock, type ServerLock } from './lock.js';
import { portsOf, type ServerPorts } from './ports.js';
import type { ServerRecord } from './record.js';
import { superviseDevServer } from './supervise.js';

export interface ServeOptions {
  /** The state folder. */
  readonly home: string;
  /** Fixed ports; otherwise those of the server before, 7233 and 8233, or any that are free. */
  readonly ports?: ServerPorts;
  /** Ends the server when it aborts. */
  readonly signal: AbortSignal;
  /** Told what happens, a line each. */
  readonly log: (line: string) => void;
  readonly settings: WorkerSettings;
  /** Set for a server that a command started for itself: it ends after so many minutes without use. */
  readonly endWhenIdle?: { readonly minutes: number };
}

/**
 * Runs the embedded Temporal server and the worker of a state folder until told to end: steps under way are drained,
 * then the server is ended. A server that was killed before is recovered: its runs go on where they were.
 *
 * @throws MemberflowError `AlreadyRunning` when another process serves this folder, `SourceUnavailable` when the
 *   server does not start.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const taken = await takeLock(options.home, options.endWhenIdle !== undefined);
  if ('heldBy' in taken) throw alreadyServed(options.home, taken.heldBy);
  const { lock } = taken;
  try {
    if (lock.abandoned?.server) await endProcess(lock.abandoned.server);
    await serveLocked(lock, options);
  } finally {
    lock.release();
  }
}

async function serveLocked(lock: ServerLock, options: ServeOptions): Promise<void> {
  const { home, log, ports } = options;
  const binary = findBinary('temporal', process.env);
  if (binary === undefined) throw noBinary();
  const server = await superviseDevServer({
    binary,
    home,
    log,
    ports: ports ?? null,
    formerPorts: lock.abandoned && portsOf(lock.abandoned),
    onSpawn(identity) {
      lock.update({ server: identity });
      // The worker's modules take about as long to load as the server to come up.
      void import('./work.js');
    },
  });
  try {
    const { work } = await import('./work.js');
    await work({ ...options, lock, server });
  } finally {
    await server.stop();
  }
}

function alreadyServed(home: string, { owner, address }: ServerRecord): MemberflowError {
  const where = address === null ? '' : ` (${address})`;
  return new MemberflowError(
    'AlreadyRunning',
    `Process ${owner.pid} already runs a server on ${home}${where}`,
    {
      remedy: 'Use it as it is: every command attaches to it.',
    },
  );
}

function noBinary(): MemberflowError {
  return new MemberflowError('SourceUnavailable', 'There is no Temporal server on this machine', {
    remedy: 'Run `npm run setup`, or set TEMPORAL_ADDRESS to a cluster of yours.',
  });
}
