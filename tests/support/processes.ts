import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectFolder } from '../../worker/project.js';

/** A process of ours; what it wrote is kept for the message of a failed test. */
export interface Program {
  readonly pid: number;
  /** Exit code, or the name of the signal that ended it. */
  readonly ended: Promise<string>;
  /** What it has written so far. */
  readonly output: { readonly standard: string; readonly error: string };
  /** Resolves when it has written a text to standard error; rejects when it ends before. */
  says(text: string): Promise<void>;
  /** Sends a signal and, when that is to end it, waits until it has ended. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts the program that a user runs, from the build, without the settings of this process's own Temporal. */
export function memberflow(
  parameters: readonly string[],
  { env, folder }: { readonly env: Readonly<Record<string, string>>; readonly folder: string },
): Program {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(TEMPORAL|MEMBERFLOW|NODE_OPTIONS|VITEST)/.test(name)),
  );
  const cli = join(projectFolder(), 'dist', 'client', 'cli.js');
  return start(process.execPath, [cli, ...parameters], { env: { ...inherited, ...env }, cwd: folder });
}

/** Starts a process. */
export function start(
  command: string,
  parameters: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Program {
  const child = spawn(command, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  endWithTests(child);
  const output = { standard: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.standard += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.error += text));
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} cannot be started`);
  const ended = once(child, 'close').then(([code, signal]) => String(signal ?? code));
  return {
    pid,
    ended,
    output,
    says: (text) => saying(text, child, output, ended),
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };
}

const running = new Set<ChildProcess>();

/** Should the tests themselves be ended, nothing of them stays behind. */
function endWithTests(child: ChildProcess): void {
  if (running.size === 0) process.once('exit', endAll);
  running.add(child);
  child.once('close', () => {
    running.delete(child);
    if (running.size === 0) process.off('exit', endAll);
  });
}

function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

async function saying(
  text: string,
  child: ChildProcess,
  output: Program['output'],
  ended: Promise<string>,
): Promise<void> {
  const over = ended.then((cause) => {
    throw new Error(`the process ended (${cause}) without saying "${text}":\n${output.error}`);
  });
  over.catch(() => undefined);
  while (!output.error.includes(text)) {
    if (child.stderr === null) return;
    await Promise.race([once(child.stderr, 'data'), over]);
  }
}
