import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MemberflowError } from '../../contracts/failures.js';
import { projectFolder } from '../../worker/project.js';
import { livingRecord } from './lock.js';
import { openLogFile, type LogFile } from './log_file.js';
import { accepts } from './ports.js';
import type { ServerRecord } from './record.js';
import { differenceOf, retireServer } from './retire.js';
import { noteUse } from './use.js';

const startTimeoutMs = 60_000;
const lookPauseMs = 50;

/** Where the embedded server of a state folder answers. */
export interface ServerAddress {
  readonly address: string;
  readonly namespace: string;
  /** Without a path; the UI of a run is `<uiUrl>/namespaces/<namespace>/workflows/<workflow id>`. */
  readonly uiUrl: string;
}

export interface EnsureServerOptions {
  readonly home: string;
  /** Of the encryption keys that the server's worker should have too; none: whichever it has. */
  readonly keyIds?: readonly string[];
  /** Told what happens when it takes a moment. */
  readonly log: (line: string) => void;
}

/**
 * Attaches to the server of a state folder, or starts one in the background and waits until it is ready. Processes that
 * do so at the same time share one server.
 *
 * @throws MemberflowError `SourceUnavailable` with the end of the server's log when none is ready within 60 s.
 */
export async function ensureServer({
  home,
  keyIds = [],
  log,
}: EnsureServerOptions): Promise<ServerAddress & { readonly startedHere: boolean }> {
  noteUse(home);
  const deadline = performance.now() + startTimeoutMs;
  let daemon: Daemon | null = null;
  try {
    while (performance.now() < deadline) {
      const record = livingRecord(home);
      const found = record === null ? null : readyAddress(record);
      if (record !== null && found !== null && (await accepts(found.address))) {
        const difference = differenceOf(record, keyIds);
        if (difference === null || !(await retireServer({ home, record, at: found, difference, log })))
          return { ...found, startedHere: daemon !== null && record.owner.pid === daemon.process.pid };
      } else if (record === null) {
        if (daemon?.process.exitCode) throw notReady(home, daemon.log.tail());
        if (daemon === null || hasExited(daemon.process)) daemon = startDaemon(home);
      }
      await pause(lookPauseMs);
    }
    throw notReady(home, daemon?.log.tail() ?? '');
  } finally {
    daemon?.log.close();
  }
}

function readyAddress({ state, address, uiUrl, namespace }: ServerRecord): ServerAddress | null {
  return state === 'ready' && address !== null && uiUrl !== null ? { address, uiUrl, namespace } : null;
}

interface Daemon {
  readonly process: ChildProcess;
  readonly log: LogFile;
}

function hasExited({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function startDaemon(home: string): Daemon {
  const program = join(projectFolder(), 'dist', 'client', 'embedded', 'daemon.js');
  if (!existsSync(program))
    throw new MemberflowError('SourceUnavailable', 'memberflow has not been built', {
      remedy: 'Run `npm run setup` in its folder.',
    });
  mkdirSync(home, { recursive: true });
  const log = openLogFile(join(home, 'server.log'));
  const child = spawn(process.execPath, [program, home], {
    cwd: home,
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  child.unref();
  return { process: child, log };
}

function notReady(home: string, tail: string): MemberflowError {
  return new MemberflowError(
    'SourceUnavailable',
    `The embedded server of ${home} did not become ready${tail === '' ? '' : `:\n${tail}`}`,
    { remedy: `Its whole log is ${join(home, 'server.log')}; \`memberflow server\` shows it as it starts.` },
  );
}
