/**
 * How long 200,000 × 10 result rows take to write, beside XlsxWriter in constant_memory mode on the same rows.
 * Every measurement is a process of its own, so that peaks of memory are its own too.
 * Run: node dist/bench/workbook_write.js
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createDuckDb } from '../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../engine/duckdb/settings.js';
import type { Session } from '../engine/session.js';
import type { TableSheet } from '../outputs/workbook/content.js';
import { writeWorkbook } from '../outputs/workbook/write.js';
import { ensurePython, repository } from './python.js';
import { columns, generatedRows, rowsQuery } from './workbook_write_rows.js';
import { medianBy } from './median.js';
import { peakMebibytes } from './timed.js';

const rowCount = 200_000;
const repeats = 3;
const limits = { ratio: 0.6, megabytes: 250 };

interface Measurement {
  readonly seconds: number;
  readonly peakMegabytes: number;
  /** Longest time the event loop was held up; of our own writer only. */
  readonly blockMillis?: number;
}

const run = promisify(execFile);
const signal = new AbortController().signal;
const self = fileURLToPath(import.meta.url);
const [mode, folder] = process.argv.slice(2);

if (mode === undefined || folder === undefined) await compare();
else if (mode === 'prepare') await withDuckDb(folder, prepareParquet);
else if (mode === 'generated') print(await measure(folder, generatedRows(rowCount)));
else
  await withDuckDb(folder, async (session) => {
    print(
      await measure(
        folder,
        session.batches('select * from read_parquet($path)', { path: parquetIn(folder) }),
      ),
    );
  });

async function compare(): Promise<void> {
  const python = await ensurePython(['xlsxwriter']);
  const scratch = await mkdtemp(join(tmpdir(), 'workbook-write-'));
  try {
    await run(process.execPath, [self, 'prepare', scratch]);
    const peer: Measurement[] = [];
    const generated: Measurement[] = [];
    const queried: Measurement[] = [];
    for (let i = 0; i < repeats; i += 1) {
      generated.push(await measurementOf(process.execPath, [self, 'generated', scratch]));
      queried.push(await measurementOf(process.execPath, [self, 'parquet', scratch]));
      peer.push(
        await measurementOf(python, [
          join(repository, 'bench', 'workbook_write.py'),
          join(scratch, 'peer.xlsx'),
          String(rowCount),
        ]),
      );
    }
    report(medianOf(generated), medianOf(queried), medianOf(peer));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function report(generated: Measurement, queried: Measurement, peer: Measurement): void {
  const line = (name: string, { seconds, peakMegabytes, blockMillis }: Measurement) =>
    `${name.padEnd(34)} ${seconds.toFixed(2).padStart(6)} s  ${(seconds / peer.seconds).toFixed(2)} ×  ` +
    `peak ${peakMegabytes.toFixed(0).padStart(3)} MB` +
    (blockMillis === undefined ? '' : `  event loop held up to ${blockMillis.toFixed(0)} ms`);
  console.log(`${rowCount.toLocaleString('en')} rows × ${columns.length} columns, median of ${repeats}`);
  console.log(line('memberflow, rows from a generator', generated));
  console.log(line('memberflow, rows from Parquet', queried));
  console.log(line('XlsxWriter, constant_memory', peer));
  const kept = [generated, queried].every(
    ({ seconds, peakMegabytes }) =>
      seconds / peer.seconds <= limits.ratio && peakMegabytes < limits.megabytes,
  );
  console.log(`Limits ${limits.ratio} × and ${limits.megabytes} MB: ${kept ? 'kept' : 'MISSED'}`);
  process.exitCode = kept ? 0 : 1;
}

async function measure(scratch: string, rows: TableSheet['rows']): Promise<Measurement> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  await writeWorkbook(
    join(scratch, 'own.xlsx'),
    {
      properties: { title: 'RFM', creator: 'memberflow' },
      locale: 'en',
      sheets: [{ name: 'rfm_scores', title: 'RFM scores', columns, rows }],
    },
    { signal, onProgress: () => undefined },
  );
  const seconds = (performance.now() - start) / 1000;
  return { seconds, peakMegabytes: peakMebibytes(), blockMillis: delay.max / 1e6 };
}

async function withDuckDb(scratch: string, work: (session: Session) => Promise<void>): Promise<void> {
  const engine = createDuckDb(defaultDuckDbSettings);
  await engine.withSession({ temporaryFolder: join(scratch, 'duckdb'), signal }, work);
}

async function prepareParquet(session: Session): Promise<void> {
  await session.run(`copy (${rowsQuery(rowCount)}) to $path (format parquet)`, {
    path: parquetIn(folder ?? ''),
  });
}

function parquetIn(scratch: string): string {
  return join(scratch, 'rows.parquet');
}

async function measurementOf(command: string, args: readonly string[]): Promise<Measurement> {
  const { stdout } = await run(command, args);
  return JSON.parse(stdout) as Measurement;
}

function print(measurement: Measurement): void {
  console.log(JSON.stringify(measurement));
}

function medianOf(measurements: readonly Measurement[]): Measurement {
  return medianBy(measurements, ({ seconds }) => seconds);
}
