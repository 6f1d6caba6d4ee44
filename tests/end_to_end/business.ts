import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endProcess } from '../../client/embedded/end_process.js';
import { livingRecord } from '../../client/embedded/lock.js';
import { stopServer } from '../../client/embedded/stop_server.js';
import { runOutcomeSchema, type RunOutcome } from '../../contracts/run.js';
import { copyExampleShop } from '../support/example_shop.js';
import { memberflow, type Program } from '../support/processes.js';
import { build } from '../support/built.js';

/** A command that has ended. */
export interface Ended {
  readonly exitCode: number;
  /** Standard output. */
  readonly results: string;
  /** Standard error. */
  readonly said: string;
}

/** A folder as a user has it, and the built command line in it, which brings a server and worker of its own. */
export interface Business {
  readonly folder: string;
  /** State folder of the server. */
  readonly home: string;
  /** Writes a file; gives its path. Folders below that of the business are made. */
  write(name: string, content: string | Uint8Array): string;
  /** Types a command and waits for its end. */
  memberflow(...parameters: readonly string[]): Promise<Ended>;
  /** Types a command and leaves it running. */
  start(...parameters: readonly string[]): Program;
  /** Does something while the worker stands still: no run moves meanwhile, and Temporal answers. */
  whileWorkerPauses<T>(work: () => Promise<T>): Promise<T>;
  /** Ends everything that was started and removes the folder. */
  close(): Promise<void>;
}

/** A business that has the bundled shop as its own. */
export async function openExampleShop(): Promise<Business> {
  const business = await openBusiness();
  copyExampleShop(business.folder);
  return business;
}

export async function openBusiness(): Promise<Business> {
  await build();
  const folder = mkdtempSync(join(tmpdir(), 'memberflow-business-'));
  const home = join(folder, 'home');
  const env = { MEMBERFLOW_HOME: home, MEMBERFLOW_IDLE_MINUTES: '5', MEMBERFLOW_LOG_LEVEL: 'warn' };
  const programs: Program[] = [];
  const start = (...parameters: readonly string[]) => {
    const program = memberflow(parameters, { env, folder });
    programs.push(program);
    return program;
  };
  return {
    folder,
    home,
    start,
    write(name, content) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    memberflow: (...parameters) => endOf(start(...parameters)),
    async whileWorkerPauses(work) {
      const worker = await workerOf(home);
      process.kill(worker, 'SIGSTOP');
      try {
        return await work();
      } finally {
        process.kill(worker, 'SIGCONT');
      }
    },
    async close() {
      await Promise.all(programs.map((program) => program.end('SIGKILL')));
      const owner = livingRecord(home)?.owner;
      await stopServer(home);
      if (owner) await endProcess(owner, 0);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Process of the server and worker in the background, once it works. */
async function workerOf(home: string): Promise<number> {
  for (;;) {
    const record = livingRecord(home);
    if (record?.state === 'ready') return record.owner.pid;
    await pause(50);
  }
}

/** Waits for the end of a command. */
export async function endOf(program: Program): Promise<Ended> {
  const cause = await program.ended;
  if (!/^\d+$/.test(cause)) throw new Error(`The command was ended by ${cause}:\n${program.output.error}`);
  return { exitCode: Number(cause), results: program.output.standard, said: program.output.error };
}

/** The one object that `--json` prints: exactly one line of standard output, in the form of the contract. */
export function outcomeIn({ results, said }: Ended): RunOutcome {
  const lines = results.split('\n');
  if (lines.length !== 2 || lines[1] !== '')
    throw new Error(`Expected one line of output:\n${results}\n${said}`);
  return runOutcomeSchema.parse(JSON.parse(lines[0] ?? ''));
}
