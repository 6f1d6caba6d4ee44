/**
 * Staging a workbook of 5 sheets × 80,000 orders with shared strings (8 columns, some 430,000 distinct texts): every
 * checksum compared, rows spooled, and copied to Parquet; beside python-calamine, which only reads the cells.
 *
 *     npx tsc && node dist/bench/workbook_read.js
 *
 * Each measurement has a process of its own, the two take turns, the median of three counts. The limits are 2.5 times
 * calamine's seconds and 400 MB of peak memory.
 */
import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sourceSchema } from '../config/schema.js';
import { createDuckDb } from '../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../engine/duckdb/settings.js';
import { quoteLiteral } from '../engine/quote.js';
import { fingerprint } from '../sources/fingerprint.js';
import { openWorkbook } from '../sources/workbook/index.js';
import { ensurePython, repository } from './python.js';
import { median } from './median.js';
import { peakMebibytes } from './timed.js';

const run = promisify(execFile);
const workbook = path.join(repository, '.cache', 'bench', 'orders-5x80000.xlsx');
const script = path.join(repository, 'bench', 'workbook_read.py');
const limits = { ratio: 2.5, megabytes: 400 } as const;
const rounds = 3;

interface Measurement {
  readonly rows: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** Of memberflow also the longest time that the event loop had to wait, in milliseconds. */
interface OwnMeasurement extends Measurement {
  readonly longestDelay: number;
}

async function stage(): Promise<OwnMeasurement> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  try {
    delay.enable();
    const start = performance.now();
    const { signal } = new AbortController();
    const source = sourceSchema.parse({ kind: 'workbook', path: workbook });
    if (source.kind !== 'workbook') throw new TypeError('not a workbook source');
    const file = await fingerprint({ path: workbook, location: workbook }, signal);
    const relation = await openWorkbook(source, [file], {
      spoolFolder: folder,
      signal,
      onProgress: () => undefined,
    });
    const staged = path.join(folder, 'orders.parquet');
    const session = { temporaryFolder: path.join(folder, 'engine'), signal };
    const [count] = await createDuckDb(defaultDuckDbSettings).withSession(session, async (engine) => {
      await engine.run(
        `copy (${relation.sql}) to ${quoteLiteral(staged)} (format parquet, compression zstd)`,
      );
      return await engine.rows(`select count(*) as n from read_parquet(${quoteLiteral(staged)})`);
    });
    const seconds = (performance.now() - start) / 1000;
    const peakMegabytes = peakMebibytes();
    return { rows: Number(count?.['n']), seconds, peakMegabytes, longestDelay: delay.max / 1e6 };
  } finally {
    delay.disable();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(): Promise<void> {
  const python = await ensurePython(['python-calamine', 'XlsxWriter']);
  await mkdir(path.dirname(workbook), { recursive: true });
  await access(workbook).catch(() => run(python, [script, 'make', workbook, '5', '80000']));
  console.log(
    `${workbook}: ${((await stat(workbook)).size / 2 ** 20).toFixed(1)} MB, ${os.cpus().length} cores`,
  );
  const own: OwnMeasurement[] = [];
  const calamine: Measurement[] = [];
  for (let round = 0; round < rounds; round += 1) {
    calamine.push(await measured<Measurement>(python, [script, 'read', workbook]));
    own.push(await measured<OwnMeasurement>(process.execPath, [fileURLToPath(import.meta.url), 'stage']));
  }
  const seconds = median(own.map((one) => one.seconds));
  const peer = median(calamine.map((one) => one.seconds));
  const megabytes = Math.max(...own.map((one) => one.peakMegabytes));
  console.table({
    memberflow: {
      rows: own[0]?.rows,
      seconds: seconds.toFixed(2),
      megabytes: megabytes.toFixed(0),
      'longest wait of the event loop (ms)': Math.max(...own.map((one) => one.longestDelay)).toFixed(0),
    },
    'python-calamine': {
      rows: calamine[0]?.rows,
      seconds: peer.toFixed(2),
      megabytes: Math.max(...calamine.map((one) => one.peakMegabytes)).toFixed(0),
    },
  });
  const ratio = seconds / peer;
  console.log(
    `ratio ${ratio.toFixed(2)} (limit ${limits.ratio}), peak ${megabytes.toFixed(0)} MB (limit ${limits.megabytes})`,
  );
  if (ratio > limits.ratio || megabytes > limits.megabytes) process.exitCode = 1;
}

async function measured<T extends Measurement>(command: string, parameters: readonly string[]): Promise<T> {
  const { stdout } = await run(command, parameters);
  return JSON.parse(stdout) as T;
}

if (process.argv[2] === 'stage') console.log(JSON.stringify(await stage()));
else await compare();
