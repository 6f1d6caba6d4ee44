import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { jobInputOf } from '../../client/commands/job_input.js';
import { startRun } from '../../client/runs/start.js';
import { loadConfig } from '../../config/load.js';
import { inTime } from './in_time.js';
import { memberflow, type Program } from '../support/processes.js';
import { asOf, publishFolderVariable } from './shop.js';
import { startTemporal } from './temporal.js';
import { handleOf } from '../support/handle_of.js';

/** A Temporal server, workers and a store of a test's own, for runs of the shop. */
export interface Scene {
  readonly folder: string;
  /** State folder of the workers. */
  readonly home: string;
  /** Where outputs are published. */
  readonly outputs: string;
  readonly client: Client;
  readonly address: string;
  readonly namespace: string;
  /** A worker as a user runs it, ready for work. */
  startWorker(surroundings?: WorkerSurroundings): Promise<Program>;
  /** Kills the Temporal server with kill -9, and starts it again after so many milliseconds. */
  killServer(downFor: number): Promise<void>;
  /** Starts the RFM job of the shop. */
  startRfm(overrides?: readonly string[], day?: string): Promise<WorkflowHandle>;
  /** Ends a process with the scene. */
  keep(program: Program): Program;
  /** A command as a user types it, for this server. */
  command(...parameters: readonly string[]): Program;
}

export interface WorkerSurroundings {
  /** A state folder of its own. */
  readonly home?: string;
  /** Further variables of its environment. */
  readonly settings?: Readonly<Record<string, string>>;
}

const namespace = 'faults';

/**
 * Does the work in a scene, and ends every process of it, however the work ends.
 *
 * @param shop path of the shop's configuration
 * @param settings further variables for the environment of its processes
 */
export async function withScene<T>(
  shop: string,
  work: (scene: Scene) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'memberflow-fault-'));
  const programs: Program[] = [];
  const kept = (program: Program): Program => {
    programs.push(program);
    return program;
  };
  try {
    let server = await startTemporal(folder, namespace);
    kept(server.program);
    const killServer = async (downFor: number) => {
      await server.program.end('SIGKILL');
      await pause(downFor);
      server = await server.again();
      kept(server.program);
    };
    const connection = await Connection.connect({ address: server.address });
    try {
      const scene = sceneOf({
        shop,
        folder,
        address: server.address,
        connection,
        kept,
        killServer,
        settings,
      });
      return await inTime(work(scene), programs);
    } finally {
      await connection.close();
    }
  } finally {
    await Promise.all(programs.map((program) => program.end('SIGKILL')));
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Parts {
  readonly shop: string;
  readonly folder: string;
  readonly address: string;
  readonly connection: Connection;
  readonly kept: (program: Program) => Program;
  readonly killServer: Scene['killServer'];
  readonly settings: Readonly<Record<string, string>>;
}

function sceneOf({ shop, folder, address, connection, kept, killServer, settings }: Parts): Scene {
  const home = join(folder, 'home');
  const outputs = join(folder, 'outputs');
  for (const one of [home, outputs]) mkdirSync(one);
  const client = new Client({ connection, namespace });
  const env = {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    MEMBERFLOW_HOME: home,
    MEMBERFLOW_LOG_LEVEL: 'warn',
    [publishFolderVariable]: outputs,
    ...settings,
  };
  const started = (parameters: readonly string[], further: Readonly<Record<string, string>> = {}) =>
    kept(memberflow(parameters, { env: { ...env, ...further }, folder }));
  return {
    folder,
    home,
    outputs,
    client,
    address,
    namespace,
    keep: kept,
    killServer,
    command: (...parameters) => started(parameters),
    async startWorker({ home: own = home, settings: further } = {}) {
      const worker = started(['worker', '--home', own], further);
      await worker.says('Working for');
      return worker;
    },
    async startRfm(overrides = [], day = asOf) {
      const input = jobInputOf(await loadConfig(shop, overrides), day, new Date());
      return handleOf(client, await startRun(client, 'rfm', input));
    },
  };
}
