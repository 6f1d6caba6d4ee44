import { setTimeout as pause } from 'node:timers/promises';
import { awaitPorts } from './await_ports.js';
import { startDevServer, type DevServer, type DevServerOptions } from './dev_server.js';
import { addressOf, freePorts, preferredPorts, uiUrlOf, type ServerPorts } from './ports.js';

const firstPauseMs = 200;
const longestPauseMs = 5_000;
/** A server that cannot be started this often in a row will not start at all. */
const mostAttempts = 8;
/** How long another program may keep the port of a server that ended. */
const portPatienceMs = 60_000;

/** A Temporal server that is started again, on the same ports, whenever it ends by itself. */
export interface SupervisedServer {
  readonly address: string;
  /** Where the Temporal UI answers, without a path. */
  readonly uiUrl: string;
  /** Settles when the server has ended for good: resolves after `stop`, rejects when it could not be started again. */
  readonly finished: Promise<void>;
  stop(): Promise<void>;
}

export interface SuperviseOptions extends Omit<DevServerOptions, 'ports'> {
  /** Fixed ports; null: free ones are chosen. */
  readonly ports: ServerPorts | null;
  /** Of the server that ran on this folder before; taken again where they are free. */
  readonly formerPorts: ServerPorts | null;
  readonly log: (line: string) => void;
}

/**
 * Starts the server and keeps it running until it is stopped.
 *
 * @throws MemberflowError `SourceUnavailable` when it does not come up.
 */
export async function superviseDevServer(options: SuperviseOptions): Promise<SupervisedServer> {
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  let current = await firstStart(options);
  const { ports } = current;
  const keepRunning = async () => {
    while (!isStopping()) {
      const cause = await current.ended;
      if (isStopping()) return;
      options.log(`The Temporal server ended (${cause}); starting it again.`);
      current = (await startAgain({ ...options, ports }, stopping.signal)) ?? current;
    }
  };
  const finished = keepRunning();
  // Whoever waits for it gets the failure; before anybody does, it must not end the process.
  const settled = Promise.allSettled([finished]);
  return {
    address: addressOf(ports),
    uiUrl: uiUrlOf(ports),
    finished,
    async stop() {
      stopping.abort();
      await current.stop();
      // It may just be starting again.
      await settled;
      await current.stop();
    },
  };
}

/** A port that was free a moment ago may be taken now: then others are chosen, unless they were asked for. */
async function firstStart(options: SuperviseOptions): Promise<DevServer> {
  if (options.ports !== null) return startDevServer({ ...options, ports: options.ports });
  try {
    return await startDevServer({ ...options, ports: await preferredPorts(options.formerPorts) });
  } catch {
    return startDevServer({ ...options, ports: await freePorts() });
  }
}

/** @returns null when it is to stop anyway */
async function startAgain(
  options: DevServerOptions & Pick<SuperviseOptions, 'log'>,
  stopping: AbortSignal,
): Promise<DevServer | null> {
  let pauseMs = firstPauseMs;
  for (let attempt = 1; !stopping.aborted; attempt += 1) {
    const free = await awaitPorts(options.ports, { patienceMs: portPatienceMs, stopping, log: options.log });
    if (!free) return null;
    try {
      return await startDevServer(options);
    } catch (error) {
      if (attempt === mostAttempts) throw error;
      await pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }
  return null;
}
