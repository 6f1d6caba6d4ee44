import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { searchAttributeDeclarations } from '../../contracts/attributes.js';
import { MemberflowError } from '../../contracts/failures.js';
import { embeddedNamespace } from '../../contracts/queues.js';
import { endProcess } from './end_process.js';
import { openLogFile, type LogFile } from './log_file.js';
import { accepts, addressOf, loopback, type ServerPorts } from './ports.js';
import { identify, type ProcessIdentity } from './process_identity.js';

const startTimeoutMs = 30_000;
const probePauseMs = 50;
const silentServerMs = 5_000;

/** A Temporal development server that runs as a process of ours. */
export interface DevServer {
  readonly identity: ProcessIdentity;
  readonly ports: ServerPorts;
  /** Resolves with a short cause when the process has ended, for whatever reason. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface DevServerOptions {
  readonly binary: string;
  readonly home: string;
  readonly ports: ServerPorts;
  /** Called as soon as the process exists, before it answers. */
  readonly onSpawn: (identity: ProcessIdentity) => void;
}

function argumentsFor(home: string, ports: ServerPorts): readonly string[] {
  return [
    ...[
      'server',
      'start-dev',
      '--ip',
      loopback,
      '--port',
      String(ports.frontend),
      '--ui-port',
      String(ports.ui),
    ],
    ...[
      '--db-filename',
      join(home, 'temporal', 'temporal.db'),
      '--namespace',
      embeddedNamespace,
      '--log-level',
      'warn',
    ],
    ...searchAttributeDeclarations.flatMap((declaration) => ['--search-attribute', declaration]),
  ];
}

/** The environment without settings that Temporal's own tools would read. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}

/**
 * Starts the server and waits until it accepts connections. It gets a process group of its own, so that an interrupt
 * from the keyboard reaches the worker only, which drains before the server is ended.
 *
 * @throws MemberflowError `SourceUnavailable` with the end of the server's log when it does not come up.
 */
export async function startDevServer({ binary, home, ports, onSpawn }: DevServerOptions): Promise<DevServer> {
  mkdirSync(join(home, 'temporal'), { recursive: true });
  const log = openLogFile(join(home, 'temporal', 'temporal.log'));
  const child = spawn(binary, argumentsFor(home, ports), {
    detached: true,
    env: plainEnvironment(),
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', (code, signal) => {
      resolve(signal ?? `exit code ${String(code)}`);
    });
  });
  const over = new AbortController();
  try {
    const identity = child.pid === undefined ? null : identify(child.pid);
    if (identity === null) throw notStarted(await ended, log.tail());
    onSpawn(identity);
    const cause = await Promise.race([ended, servesInTime(ports, log, over.signal)]);
    if (cause !== null) throw notStarted(cause, log.tail());
    return { identity, ports, ended, stop: () => endProcess(identity) };
  } catch (error) {
    // Nobody would know of it: it must not outlive this attempt.
    child.kill('SIGKILL');
    throw error;
  } finally {
    over.abort();
    log.close();
  }
}

/**
 * Waits until it says that it serves its port. That the port accepts connections is not enough: a server of another
 * state folder, started at the same moment, may have got it, and this one is about to fail. A server that says nothing
 * of the kind is taken to serve when it has not failed a few seconds after the port was taken.
 *
 * @returns null once it does, or that it did not in time
 */
async function servesInTime(ports: ServerPorts, log: LogFile, over: AbortSignal): Promise<string | null> {
  const banner = new RegExp(`^(Temporal )?Server:\\s.*:${ports.frontend}$`, 'm');
  const deadline = performance.now() + startTimeoutMs;
  let acceptedAt = Infinity;
  while (!over.aborted && performance.now() < deadline) {
    if (await accepts(addressOf(ports))) {
      acceptedAt = Math.min(acceptedAt, performance.now());
      if (banner.test(log.text()) || performance.now() - acceptedAt > silentServerMs) return null;
    }
    await pause(probePauseMs);
  }
  return `no answer within ${startTimeoutMs / 1000} s`;
}

function notStarted(cause: string, tail: string): MemberflowError {
  return new MemberflowError(
    'SourceUnavailable',
    `The embedded Temporal server did not start (${cause})${tail === '' ? '' : `:\n${tail}`}`,
    {
      remedy: 'Try again; `npm run setup` renews the Temporal binary after its folder in .cache was removed.',
    },
  );
}
