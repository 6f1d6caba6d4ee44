/**
 * The whole run through Temporal on the embedded server, from 10 M orders in Parquet (1 M members) to the tables in a
 * DuckDB file, beside the same SQL with the same files and hashes in one bare DuckDB process.
 * Run: node dist/bench/whole_run.js [rounds]
 *
 * Peers take turns, the median counts. The limits: at most 1.5 times the bare process; the worker's peak under 2 GiB.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { generateOrders } from './orders.js';
import { repository } from './python.js';
import { wholeRunAsOf, wholeRunConfiguration } from './whole_run_settings.js';
import { median } from './median.js';

const size = { orders: Number(process.env['BENCH_ORDERS'] ?? 10_000_000), members: 1_000_000 };
const orders = path.join(repository, '.cache', 'bench', `orders-${size.orders}-of-${size.members}.parquet`);
const command = path.join(repository, 'dist', 'client', 'cli.js');
const limits = { ofBare: 1.5, peakMegabytes: 2048 };
const rounds = Number(process.argv[2] ?? 3);
const run = promisify(execFile);

interface Measurement {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly hashes: Readonly<Record<string, string | null>>;
}

async function ensureOrders(): Promise<void> {
  if (existsSync(orders)) return;
  await mkdir(path.dirname(orders), { recursive: true });
  await generateOrders(`${orders}.partial`, size);
  await rename(`${orders}.partial`, orders);
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** From the command to its end; the server runs already, as it does in operation. */
const throughTemporal = (): Promise<Measurement> =>
  inFolder(async (folder) => {
    const config = path.join(folder, 'memberflow.yaml');
    const home = path.join(folder, 'home');
    const env = { ...process.env, MEMBERFLOW_HOME: home };
    const memberflow = (...parameters: readonly string[]) =>
      run(process.execPath, [command, ...parameters], { env, maxBuffer: 1 << 26 });
    await writeFile(config, JSON.stringify(wholeRunConfiguration(orders)));
    await memberflow('runs', 'list', '--config', config);
    try {
      const started = performance.now();
      const { stdout } = await memberflow(
        'run',
        'rfm',
        '--config',
        config,
        '--as-of',
        wholeRunAsOf,
        '--json',
      );
      const seconds = (performance.now() - started) / 1000;
      const outcome = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
        readonly tables: Readonly<Record<string, { readonly contentHash: string | null }>>;
      };
      const hash = (table: string) => outcome.tables[table]?.contentHash ?? null;
      return {
        seconds,
        peakMegabytes: await workerPeak(home),
        hashes: {
          orders_clean: hash('orders_clean'),
          rfm_scores: hash('rfm_scores'),
          rfm_groups: hash('rfm_groups'),
        },
      };
    } finally {
      await memberflow('server', 'stop', '--home', home);
    }
  });

/** Peak resident memory of the worker's process, in MiB. */
async function workerPeak(home: string): Promise<number> {
  const record = JSON.parse(await readFile(path.join(home, 'server.json'), 'utf8')) as {
    readonly owner: { readonly pid: number };
  };
  const status = await readFile(`/proc/${record.owner.pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

const bare = (): Promise<Measurement> =>
  inFolder(async (folder) => {
    const script = path.join(repository, 'dist', 'bench', 'whole_run_bare.js');
    const { stdout } = await run(process.execPath, [script, orders, folder], { maxBuffer: 1 << 26 });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measurement;
  });

await ensureOrders();
const ours: Measurement[] = [];
const peers: Measurement[] = [];
for (let round = 0; round < rounds; round += 1) {
  ours.push(await throughTemporal());
  peers.push(await bare());
  console.log(
    `round ${round + 1}: through Temporal ${ours[round]?.seconds.toFixed(1)} s, bare ${peers[round]?.seconds.toFixed(1)} s`,
  );
}
const seconds = {
  ours: median(ours.map((one) => one.seconds)),
  bare: median(peers.map((one) => one.seconds)),
};
const peak = Math.max(...ours.map((one) => one.peakMegabytes));
const ratio = seconds.ours / seconds.bare;
const same = new Set([...ours, ...peers].map(({ hashes }) => JSON.stringify(hashes))).size === 1;
console.table({
  'through Temporal': { seconds: seconds.ours.toFixed(1), 'peak MiB': peak.toFixed(0) },
  'bare DuckDB process': {
    seconds: seconds.bare.toFixed(1),
    'peak MiB': Math.max(...peers.map((one) => one.peakMegabytes)).toFixed(0),
  },
});
console.log(
  `ratio ${ratio.toFixed(2)} (limit ${limits.ofBare}); worker's peak ${peak.toFixed(0)} MiB (limit ${limits.peakMegabytes})`,
);
console.log(same ? 'the hashes of every table agree' : 'HASHES DIFFER');
if (ratio > limits.ofBare || peak > limits.peakMegabytes || !same) process.exitCode = 1;
