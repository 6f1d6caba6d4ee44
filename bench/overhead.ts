/**
 * What Temporal costs a run: the job `rfm` on the embedded server, its state on disk, with steps that do nothing.
 * Run: npm run bench -- dist/bench/overhead.js [rounds]
 *
 * From the start of the workflow to its result, after one run to warm up. The limit: 2 s.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Activities } from '../activities/index.js';
import { findBinary } from '../client/embedded/binary.js';
import { startDevServer } from '../client/embedded/dev_server.js';
import { prepareNamespace } from '../client/embedded/namespace.js';
import { addressOf, freePorts } from '../client/embedded/ports.js';
import { startRun } from '../client/runs/start.js';
import { embeddedNamespace, taskQueues } from '../contracts/queues.js';
import type { TableRef } from '../contracts/references.js';
import type { JobInput } from '../contracts/run.js';
import { repository } from './python.js';

const limitSeconds = 2;
const rounds = Number(process.argv[2] ?? 20);
const sha256 = '0'.repeat(64);

const table: TableRef = {
  uri: 'store:bench/runs/none/tables/empty.parquet',
  rows: 0,
  bytes: 0,
  sha256,
  contentHash: sha256,
  schemaVersion: 1,
};
const document = {
  kind: 'manifest',
  stage: 'publish',
  uri: 'store:bench/runs/none/none.json',
  sha256,
} as const;

/** The steps of the measured jobs; they do nothing, with results of the right form. */
const emptySteps: Partial<Activities> = {
  openRun: () => Promise.resolve(document),
  extract: () => Promise.resolve({ tables: [], files: [] }),
  audit: () => Promise.resolve({ audit: table, columns: 0 }),
  clean: () =>
    Promise.resolve({
      tables: { orders_clean: table },
      figures: {
        lines: { read: 0, kept: 0, quarantined: 0, excluded: 0 },
        afterAsOf: 0,
        orders: 0,
        newestOrder: null,
      },
    }),
  check: () => Promise.resolve({ findings: [], drift: null, warnings: [] }),
  features: () => Promise.resolve({ memberOrders: table, periods: [] }),
  score: () =>
    Promise.resolve({
      scores: table,
      groups: table,
      members: 0,
      periods: [],
      weights: { r: 1, f: 1, m: 1 },
      consistencyRatio: null,
      namesVersion: 'none',
      warnings: [],
    }),
  findings: () => Promise.resolve({ facts: document, movements: 0 }),
  publish: () => Promise.resolve({ documents: [document] }),
  planReport: () => Promise.resolve({ pages: [], workbooks: [], groups: [] }),
  sendFailure: () => Promise.resolve([]),
  inspectSources: () => Promise.resolve({ tables: [] }),
  tidyRun: () => Promise.resolve(),
};

const inputOf = (business: string): JobInput => ({
  business,
  asOf: '2018-01-01',
  timeZone: 'Asia/Shanghai',
  configuration: {},
  configurationHash: sha256,
  baseFolder: '/',
});

async function secondsOfRun(client: Client, business: string): Promise<number> {
  const started = performance.now();
  const { workflowId } = await startRun(client, 'rfm', inputOf(business));
  await client.workflow.getHandle(workflowId).result();
  return (performance.now() - started) / 1000;
}

async function measure(address: string): Promise<readonly number[]> {
  const connection = await Connection.connect({ address });
  await prepareNamespace(connection);
  const native = await NativeConnection.connect({ address });
  try {
    const client = new Client({ connection, namespace: embeddedNamespace });
    const worker = await Worker.create({
      connection: native,
      namespace: embeddedNamespace,
      taskQueue: taskQueues.main,
      workflowBundle: { codePath: path.join(repository, 'dist', 'workflow-bundle.js') },
      activities: emptySteps,
    });
    return await worker.runUntil(async () => {
      await secondsOfRun(client, 'warm-up');
      const seconds: number[] = [];
      for (let round = 1; round <= rounds; round += 1)
        seconds.push(await secondsOfRun(client, `round-${round}`));
      return seconds.toSorted((a, b) => a - b);
    });
  } finally {
    await Promise.all([connection.close(), native.close()]);
  }
}

Runtime.install({ logger: new DefaultLogger('ERROR') });
const binary = findBinary('temporal', process.env);
if (binary === undefined) throw new Error('no Temporal server: run `npm run setup` first');
const home = await mkdtemp(path.join(os.tmpdir(), 'memberflow-overhead-'));
const ports = await freePorts();
const server = await startDevServer({ binary, home, ports, onSpawn: () => undefined });
try {
  const seconds = await measure(addressOf(ports));
  const at = (share: number) => seconds[Math.floor(share * (seconds.length - 1))] ?? Number.NaN;
  const [least, median, most] = [at(0), at(0.5), at(1)];
  console.log(
    `a run with empty steps: median ${median.toFixed(2)} s of ${rounds} (${least.toFixed(2)} to ${most.toFixed(2)} s; limit ${limitSeconds} s)`,
  );
  if (median > limitSeconds) process.exitCode = 1;
} finally {
  await server.stop();
  await rm(home, { recursive: true, force: true });
}
