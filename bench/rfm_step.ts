/**
 * The RFM step alone: features, quintile edges, digits, code, score and rank of 1 M members from 10 M orders in Parquet,
 * beside pandas and polars on the same file. Run: node dist/bench/rfm_step.js
 *
 * Each measurement has a process of its own, the peers take turns, the median of three counts; all have two threads.
 * Every peer reads the file, and ends with the scores in memory in the order of the member number. The limits: at
 * least 5 times faster than the steps of the reference case in pandas, at most 1.3 times polars.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BinMethod } from '../domain/rfm/bins.js';
import { binCounts, binMethods } from '../domain/rfm/bins.js';
import { codeNames } from '../domain/rfm/names.js';
import { parseDay } from '../domain/time/days.js';
import { asOfWindow } from '../domain/time/periods.js';
import { createDuckDb } from '../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../engine/duckdb/settings.js';
import { quoteLiteral } from '../engine/quote.js';
import type { Session } from '../engine/session.js';
import { sqlOf } from '../sql/load.js';
import { computeMemberOrders } from '../sql/steps/features.js';
import { chooseEdges, openScores, scorePeriod } from '../sql/steps/scores.js';
import { generateOrders } from './orders.js';
import { ensurePython, repository } from './python.js';
import { medianBy } from './median.js';
import { peakMebibytes } from './timed.js';

const size = { orders: 10_000_000, members: 1_000_000 };
const orders = path.join(repository, '.cache', 'bench', `orders-${size.orders}-of-${size.members}.parquet`);
const script = path.join(repository, 'bench', 'rfm_step.py');
const limits = { timesPandas: 5, ofPolars: 1.3 };
const rounds = 3;
const threads = String(defaultDuckDbSettings.threads);

const asOf = '2018-01-01';
const weights = { r: 0.35, f: 0.25, m: 0.4 };
const quintiles: BinMethod = { method: 'quantile', n: 5 };

interface Measurement {
  readonly seconds: number;
  readonly peakMegabytes: number;
  /** What the scores must agree on, whoever computed them. */
  readonly members: number;
  readonly orders: number;
  readonly ranks: number;
  /** Of pandas only: without the time that reading the file takes. */
  readonly secondsAfterReading?: number;
  /** Seconds of each part; of memberflow only. */
  readonly parts?: Readonly<Record<string, number>>;
}

const run = promisify(execFile);

/** The tables that cleaning leaves to the step: sound orders, with nothing refunded and nobody merged. */
async function openCleanTables(session: Session): Promise<void> {
  await session.run(`create temp view orders_clean as
    select order_id, 1 as order_seq, member_id, cast(ordered_at as date) as ordered_on, amount
    from read_parquet(${quoteLiteral(orders)})`);
  await session.run(`create temp table order_adjustments
    (order_id varchar, order_seq integer, effective_on date, amount decimal(18, 4))`);
  await session.run(
    'create temp table member_links_clean (member_id varchar, canonical_id varchar, known_on date)',
  );
}

async function measureOwn(): Promise<Measurement> {
  const temporaryFolder = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
  const { signal } = new AbortController();
  const methods = binMethods(quintiles);
  const names = codeNames({ mapping: 'five_bins' }, binCounts(methods));
  const window = asOfWindow(parseDay(asOf));
  const of = { period: window.label, scope: 'all' };
  return await createDuckDb(defaultDuckDbSettings).withSession(
    { temporaryFolder, signal },
    async (session) => {
      await openCleanTables(session);
      const parts: Record<string, number> = {};
      const start = performance.now();
      const timed = async <T>(part: string, work: Promise<T>): Promise<T> => {
        const begin = performance.now();
        const result = await work;
        parts[part] = (performance.now() - begin) / 1000;
        return result;
      };
      await timed(
        'features',
        computeMemberOrders(session, [window], () => false),
      );
      const edges = await timed('edges', chooseEdges(session, methods, of));
      await openScores(session, names);
      await timed('scores', scorePeriod(session, of, { edges, weights, names }));
      await timed('order', session.run(`create temp table ordered as ${sqlOf('results/scores_in_order')}`));
      const seconds = (performance.now() - start) / 1000;
      const [check] = await session.rows(
        'select count(*) as members, sum(order_count) as orders, sum(rank) as ranks from ordered',
      );
      return {
        seconds,
        peakMegabytes: peakMebibytes(),
        members: Number(check?.['members']),
        orders: Number(check?.['orders']),
        ranks: Number(check?.['ranks']),
        parts,
      };
    },
  );
}

/** Generates the orders where they are missing, under another name until they are complete. */
async function prepareOrders(): Promise<void> {
  if (existsSync(orders)) return;
  await mkdir(path.dirname(orders), { recursive: true });
  await generateOrders(`${orders}.part`, size);
  await rename(`${orders}.part`, orders);
}

async function compare(): Promise<void> {
  const python = await ensurePython(['pandas', 'polars', 'pyarrow']);
  await prepareOrders();
  const commands = {
    memberflow: [process.execPath, fileURLToPath(import.meta.url), 'own'],
    'pandas, reference case': [python, script, 'reference-case', orders],
    'pandas, vectorised': [python, script, 'pandas', orders],
    polars: [python, script, 'polars', orders],
  } as const;
  const measured = new Map<string, Measurement[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [peer, command] of Object.entries(commands)) {
      measured.set(peer, [...(measured.get(peer) ?? []), await measure(command)]);
    }
  }
  const medians = new Map([...measured].map(([peer, all]) => [peer, medianOf(all)]));
  console.table(Object.fromEntries([...medians].map(([peer, figures]) => [peer, shown(figures)])));
  judge(medians);
}

function shown(measurement: Measurement): Readonly<Record<string, number>> {
  const { seconds, secondsAfterReading, peakMegabytes, members, ranks, parts = {} } = measurement;
  const row: Record<string, number> = { seconds: rounded(seconds) };
  if (secondsAfterReading !== undefined) row['after reading'] = rounded(secondsAfterReading);
  for (const [part, time] of Object.entries(parts)) row[part] = rounded(time);
  return { ...row, 'peak MB': Math.round(peakMegabytes), members, 'sum of ranks': ranks };
}

const rounded = (seconds: number): number => Number(seconds.toFixed(2));

async function measure([command, ...parameters]: readonly [string, ...string[]]): Promise<Measurement> {
  const env = { ...process.env, POLARS_MAX_THREADS: threads, OMP_NUM_THREADS: threads };
  const { stdout } = await run(command, parameters, { env });
  return JSON.parse(stdout) as Measurement;
}

function medianOf(measurements: readonly Measurement[]): Measurement {
  const median = medianBy(measurements, ({ seconds }) => seconds);
  return { ...median, peakMegabytes: Math.max(...measurements.map((one) => one.peakMegabytes)) };
}

function judge(medians: ReadonlyMap<string, Measurement>): void {
  const of = (peer: string) => medians.get(peer)?.seconds ?? Number.NaN;
  const timesPandas = of('pandas, reference case') / of('memberflow');
  const ofPolars = of('memberflow') / of('polars');
  console.log(
    `${timesPandas.toFixed(1)} times faster than the reference case in pandas (limit ${limits.timesPandas}), ` +
      `${(of('pandas, vectorised') / of('memberflow')).toFixed(1)} times than pandas vectorised, ` +
      `${ofPolars.toFixed(2)} of the time of polars (limit ${limits.ofPolars})`,
  );
  const [own, exact] = [medians.get('memberflow'), medians.get('polars')];
  // pandas sums amounts as floats: a few members land on the other side of an edge.
  const agree =
    own?.members === exact?.members && own?.orders === exact?.orders && own?.ranks === exact?.ranks;
  if (!agree) console.error('memberflow and polars disagree');
  if (!agree || timesPandas < limits.timesPandas || ofPolars > limits.ofPolars) process.exitCode = 1;
}

if (process.argv[2] === 'own') console.log(JSON.stringify(await measureOwn()));
else await compare();
