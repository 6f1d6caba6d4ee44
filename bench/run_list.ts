/**
 * How long `runs list` takes with 1,000 runs in the history of an embedded server, beside Temporal's own command that
 * lists as many executions. Both are whole processes, as they are typed. The limit: 1 s.
 * Run: npm run bench -- dist/bench/run_list.js
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { findBinary } from '../client/embedded/binary.js';
import { startDevServer } from '../client/embedded/dev_server.js';
import { prepareNamespace } from '../client/embedded/namespace.js';
import { addressOf, freePorts } from '../client/embedded/ports.js';
import { listRuns } from '../client/runs/list.js';
import { startRun } from '../client/runs/start.js';
import { workflowIdOf, workflowTypes } from '../contracts/identity.js';
import { embeddedNamespace, taskQueues } from '../contracts/queues.js';
import type { JobInput } from '../contracts/run.js';
import { addDays, parseDay } from '../domain/time/days.js';
import { median } from './median.js';

const runs = 1_000;
const startedAtATime = 50;
const listed = 30;
const rounds = 5;
const limitSeconds = 1;

const logger = new DefaultLogger('ERROR');
const cli = fileURLToPath(new URL('../client/cli.js', import.meta.url));

/**
 * Runs of as many days. Those that the command lists were completed by a worker, with a result that it reads; the older
 * ones, which it only counts, were ended without one, since that takes a tenth of the time.
 */
async function makeHistory(client: Client, native: NativeConnection): Promise<void> {
  const endedAt = async (day: number) => {
    const input = inputOf(day);
    const handle = await client.workflow.start(workflowTypes.rfm, {
      workflowId: workflowIdOf(input.business, 'rfm', input.asOf),
      taskQueue: 'nobody',
      args: [input],
    });
    await handle.terminate();
  };
  await inBatches(0, runs - listed, endedAt);
  const workflowsPath = fileURLToPath(new URL('closed_runs.js', import.meta.url));
  const worker = await Worker.create({
    connection: native,
    namespace: embeddedNamespace,
    taskQueue: taskQueues.main,
    workflowBundle: await bundleWorkflowCode({ workflowsPath, logger }),
  });
  const completedAt = async (day: number) => {
    const { workflowId } = await startRun(client, 'rfm', inputOf(day));
    await client.workflow.getHandle(workflowId).result();
  };
  await worker.runUntil(inBatches(runs - listed, runs, completedAt));
}

async function inBatches(from: number, to: number, work: (day: number) => Promise<void>): Promise<void> {
  for (let begun = from; begun < to; begun += startedAtATime) {
    const size = Math.min(startedAtATime, to - begun);
    await Promise.all(Array.from({ length: size }, (_, i) => work(begun + i)));
  }
}

const inputOf = (day: number): JobInput => ({
  business: 'bench',
  asOf: addDays(parseDay('2020-01-01'), day),
  timeZone: 'Asia/Shanghai',
  configuration: {},
  configurationHash: '0'.repeat(64),
  baseFolder: '/',
});

async function medianSeconds(work: () => Promise<unknown>): Promise<number> {
  await work();
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await work();
    seconds.push((performance.now() - started) / 1000);
  }
  return median(seconds);
}

/** The command as it is typed, and the look-up within it. */
async function measure(client: Client, address: string, home: string): Promise<Record<string, number>> {
  const env = {
    ...process.env,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: embeddedNamespace,
    MEMBERFLOW_HOME: home,
  };
  const run = promisify(execFile);
  return {
    command: await medianSeconds(() => run(process.execPath, [cli, 'runs', 'list'], { env })),
    lookUp: await medianSeconds(() => listRuns(client, listed)),
    temporal: await medianSeconds(() =>
      run(binary, ['workflow', 'list', '--limit', String(listed)], { env }),
    ),
  };
}

Runtime.install({ logger });
const found = findBinary('temporal', process.env);
if (found === undefined) throw new Error('no Temporal server: run `npm run setup` first');
const binary = found;
const home = await mkdtemp(path.join(os.tmpdir(), 'memberflow-run-list-'));
const ports = await freePorts();
const server = await startDevServer({ binary, home, ports, onSpawn: () => undefined });
const address = addressOf(ports);
try {
  const connection = await Connection.connect({ address });
  await prepareNamespace(connection);
  const native = await NativeConnection.connect({ address });
  const client = new Client({ connection, namespace: embeddedNamespace });
  const begun = performance.now();
  await makeHistory(client, native);
  console.log(`${runs} runs made in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  const { older } = await listRuns(client, listed);
  if (older !== runs - listed) throw new Error(`${older} older runs instead of ${runs - listed}`);
  const {
    command = Number.NaN,
    lookUp = Number.NaN,
    temporal = Number.NaN,
  } = await measure(client, address, home);
  console.log(
    `runs list with ${runs} runs: ${command.toFixed(2)} s, of which looking up ${lookUp.toFixed(2)} s (limit ${limitSeconds} s); temporal workflow list: ${temporal.toFixed(2)} s`,
  );
  if (!(command < limitSeconds)) process.exitCode = 1;
  await Promise.all([connection.close(), native.close()]);
} finally {
  await server.stop();
  await rm(home, { recursive: true, force: true });
}
