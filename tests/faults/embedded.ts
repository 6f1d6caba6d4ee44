import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { endProcess } from '../../client/embedded/end_process.js';
import { livingRecord } from '../../client/embedded/lock.js';
import type { ServerRecord } from '../../client/embedded/record.js';
import { stopServer } from '../../client/embedded/stop_server.js';
import type { RunOutcome } from '../../contracts/run.js';
import { inTime } from './in_time.js';
import { memberflow, type Program } from '../support/processes.js';
import { asOf, publishFolderVariable } from './shop.js';

/** The shop as a user runs it: the command brings its own Temporal server and worker, in the background. */
export interface EmbeddedShop {
  readonly home: string;
  readonly outputs: string;
  /** `memberflow run rfm --json`, which starts or attaches. */
  run(): Program;
  /** What serves the shop now, once it is ready. */
  record(): Promise<ServerRecord>;
  /** The run of the shop on a connection of its own, while the work lasts. */
  withRun<T>(work: (handle: WorkflowHandle) => Promise<T>): Promise<T>;
}

/** Does the work in a state folder of its own, and ends the server and worker that it brought. */
export async function withEmbeddedShop<T>(
  shop: string,
  work: (shop: EmbeddedShop) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'memberflow-embedded-'));
  const home = join(folder, 'home');
  const outputs = join(folder, 'outputs');
  for (const one of [home, outputs]) mkdirSync(one);
  const programs: Program[] = [];
  const env = {
    MEMBERFLOW_HOME: home,
    MEMBERFLOW_IDLE_MINUTES: '5',
    MEMBERFLOW_LOG_LEVEL: 'warn',
    [publishFolderVariable]: outputs,
  };
  const record = async () => {
    for (;;) {
      const found = livingRecord(home);
      if (found?.state === 'ready') return found;
      await pause(50);
    }
  };
  try {
    const embedded: EmbeddedShop = {
      home,
      outputs,
      record,
      run() {
        const program = memberflow(['run', 'rfm', '--config', shop, '--as-of', asOf, '--json'], {
          env,
          folder,
        });
        programs.push(program);
        return program;
      },
      async withRun(look) {
        const { address, namespace } = await record();
        const connection = await Connection.connect({ address: address ?? '' });
        try {
          return await look(new Client({ connection, namespace }).workflow.getHandle(`shop/rfm/${asOf}`));
        } finally {
          await connection.close();
        }
      },
    };
    return await inTime(work(embedded), programs);
  } finally {
    await Promise.all(programs.map((program) => program.end('SIGKILL')));
    const owner = livingRecord(home)?.owner;
    if (owner) process.kill(owner.pid, 'SIGCONT');
    await stopServer(home);
    if (owner) await endProcess(owner, 0);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The object on the last line of a command's standard output. */
export const outcomeIn = ({ output }: Program): RunOutcome =>
  JSON.parse(output.standard.trimEnd().split('\n').at(-1) ?? '') as RunOutcome;
