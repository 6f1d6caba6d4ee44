/**
 * How long the complete workbook of 200,000 members takes, summary, charts and pivot included, and what it holds up;
 * beside XlsxWriter in constant_memory mode writing as many rows, without charts and pivot. Every measurement is a
 * process of its own, so that peaks of memory are its own too.
 * Run: node dist/bench/workbook_write_complete.js
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseConfig } from '../config/load.js';
import { factsSchema } from '../contracts/facts.js';
import { manifestSchema } from '../contracts/manifest.js';
import { createDuckDb } from '../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../engine/duckdb/settings.js';
import { parquetRelation } from '../engine/parquet.js';
import { workbookContent } from '../outputs/workbook/run_workbook.js';
import { writeWorkbook } from '../outputs/workbook/write.js';
import { composeReport } from '../reporting/compose.js';
import { storeSegments } from '../store/uri.js';
import { ensurePython, repository } from './python.js';
import { medianBy } from './median.js';
import { peakMebibytes } from './timed.js';

const members = 200_000;
const repeats = 3;
const limits = { seconds: 60, megabytes: 400, blockMillis: 50 };

interface Measurement {
  readonly seconds: number;
  readonly peakMegabytes: number;
  /** Longest time the event loop was held up; of our own writer only. */
  readonly blockMillis?: number;
  /** Rows of all sheets; of our own writer only. */
  readonly rows?: number;
}

const run = promisify(execFile);
const self = fileURLToPath(import.meta.url);
const [mode, folder] = process.argv.slice(2);
const signal = new AbortController().signal;

if (mode === undefined || folder === undefined) await compare();
else if (mode === 'prepare') {
  // Only here: what it loads would count as memory of the writing.
  const { publishedRun } = await import('./workbook_write_run.js');
  await publishedRun(folder, members);
} else console.log(JSON.stringify(await measure(folder)));

async function compare(): Promise<void> {
  const python = await ensurePython(['xlsxwriter']);
  const scratch = await mkdtemp(join(tmpdir(), 'workbook-complete-'));
  try {
    await run(process.execPath, [self, 'prepare', scratch], { maxBuffer: 1 << 26 });
    const own: Measurement[] = [];
    const peer: Measurement[] = [];
    for (let i = 0; i < repeats; i += 1) {
      const complete = await measurementOf(process.execPath, [self, 'write', scratch]);
      own.push(complete);
      const script = join(repository, 'bench', 'workbook_write.py');
      const peerArgs = [script, join(scratch, 'peer.xlsx'), String(complete.rows)];
      peer.push(await measurementOf(python, peerArgs));
    }
    report(medianOf(own), medianOf(peer));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function report(own: Measurement, peer: Measurement): void {
  const line = (name: string, { seconds, peakMegabytes, blockMillis }: Measurement) =>
    `${name.padEnd(44)} ${seconds.toFixed(2).padStart(6)} s  peak ${peakMegabytes.toFixed(0).padStart(3)} MB` +
    (blockMillis === undefined ? '' : `  event loop held up to ${blockMillis.toFixed(0)} ms`);
  console.log(
    `${members.toLocaleString('en')} members, ${(own.rows ?? 0).toLocaleString('en')} rows, median of ${repeats}`,
  );
  console.log(line('memberflow, the complete workbook', own));
  console.log(line('XlsxWriter, as many rows of ten columns', peer));
  const kept =
    own.seconds < limits.seconds &&
    own.peakMegabytes < limits.megabytes &&
    (own.blockMillis ?? 0) < limits.blockMillis;
  console.log(
    `Limits ${limits.seconds} s, ${limits.megabytes} MB, ${limits.blockMillis} ms: ${kept ? 'kept' : 'MISSED'}`,
  );
  process.exitCode = kept ? 0 : 1;
}

/** Composes and writes the workbook of the run that was prepared. */
async function measure(scratch: string): Promise<Measurement> {
  const read = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(join(scratch, file), 'utf8'));
  const manifest = manifestSchema.parse(await read('manifest.json'));
  const facts = factsSchema.parse(await read('facts.json'));
  const config = parseConfig(await read('config.json'));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const start = performance.now();
  let rows = 0;
  const engine = createDuckDb(defaultDuckDbSettings);
  await engine.withSession({ temporaryFolder: join(scratch, 'spill'), signal }, async (session) => {
    for (const [name, { uri }] of Object.entries(manifest.tables)) {
      const path = join(scratch, 'store', ...storeSegments(uri));
      await session.run(`create temp view ${name} as select * from ${parquetRelation(path)}`);
    }
    // From here on: loading modules and the engine holds the loop up once in a worker's life.
    delay.enable();
    const tables = Object.keys(manifest.tables);
    const told = composeReport({ facts, manifest, config, locale: 'zh-CN' });
    const content = await workbookContent({ session, config, manifest, tables, report: told });
    await writeWorkbook(join(scratch, 'own.xlsx'), content, {
      signal,
      onProgress: (written) => {
        rows = written;
      },
    });
  });
  const seconds = (performance.now() - start) / 1000;
  return {
    seconds,
    peakMegabytes: peakMebibytes(),
    blockMillis: delay.max / 1e6,
    rows,
  };
}

async function measurementOf(command: string, args: readonly string[]): Promise<Measurement> {
  const { stdout } = await run(command, args);
  return JSON.parse(stdout) as Measurement;
}

function medianOf(measurements: readonly Measurement[]): Measurement {
  return medianBy(measurements, ({ seconds }) => seconds);
}
