/**
 * Gradient boosting of 10 M × 50: trained on every tenth row, all rows scored in blocks, both read from Parquet into memory
 * that threads share, and the most memory that the process ever takes. Takes some minutes, and 1 GB of disk in `.cache/`.
 * Run: node dist/bench/learners_large.js [ROWS]
 *
 * There is no peer: LightGBM's own table of 10 M × 50 would take 4 GB before it began.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openThreadCrew } from '../activities/threads/thread_crew.js';
import { createDuckDb } from '../engine/duckdb/duckdb.js';
import { copyToParquet, parquetRelation } from '../engine/parquet.js';
import { readColumns } from '../engine/read_columns.js';
import type { Session } from '../engine/session.js';
import { gradientBoosting } from '../learners/boosting/gradient_boosting.js';
import type { Crew } from '../learners/crew/crew.js';
import { keepLimit } from './limits.js';
import { repository } from './python.js';
import { peakMebibytes } from './timed.js';

const rows = Number(process.argv[2] ?? 10_000_000);
const features = 50;
const sampledEvery = 10;
const block = 1_000_000;
const mostMegabytes = 4096;

const names = Array.from({ length: features }, (_, feature) => `x${feature}`);
const file = path.join(repository, '.cache', 'bench', `learners-${rows}-by-${features}.parquet`);

/** Values of a thousand steps, a tenth of every fifth column empty; three of them decide the outcome with chance. */
async function prepare(session: Session): Promise<void> {
  if (existsSync(file)) return;
  await mkdir(path.dirname(file), { recursive: true });
  const share = (seed: number) => `cast(hash(row, ${seed}) % 1000 as double) / 1000`;
  const columns = names.map((name, feature) => {
    const value = share(feature);
    const cell = feature % 5 === 4 ? `case when hash(row, ${feature}, 1) % 10 > 0 then ${value} end` : value;
    return `cast(${cell} as real) as ${name}`;
  });
  const score = `2 * ${share(1)} * ${share(2)} + ${share(3)} - 1`;
  const outcome = `cast(${share(features)} < 1 / (1 + exp(-2 * (${score}))) as double) as outcome`;
  await copyToParquet(
    session,
    `select row, ${[...columns, outcome].join(', ')} from range(${rows}) as numbers(row)`,
    `${file}.part`,
  );
  await rename(`${file}.part`, file);
}

/** The named columns of the rows that a condition holds for, in the order of the file. */
const read = (session: Session, condition: string, count: number, wanted: readonly string[]) =>
  readColumns(
    session,
    `select ${wanted.map((name) => `cast(${name} as double)`).join(', ')}
     from ${parquetRelation(file)} where ${condition} order by row`,
    count,
    wanted,
    {},
    32,
  );

async function trainAndScore(session: Session, crew: Crew): Promise<void> {
  const begun = performance.now();
  const since = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  const sampled = Math.ceil(rows / sampledEvery);
  const sample = await read(session, `row % ${sampledEvery} = 0`, sampled, [...names, 'outcome']);
  const matrix = { rows: sampled, columns: sample.columns.slice(0, features) };
  const target = Float64Array.from(sample.columns[features]?.values ?? []);
  console.log(`${sampled} rows read: ${since()}`);
  const model = await gradientBoosting.train({ matrix, target }, {}, { crew });
  console.log(`trained: ${since()}`);
  let sum = 0;
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block);
    const part = await read(session, `row >= ${from} and row < ${to}`, to - from, names);
    const scores = await gradientBoosting.predict(model, part, { crew });
    for (const score of scores) sum += score;
  }
  const outcomes = target.reduce((all, one) => all + one, 0) / sampled;
  console.log(`scored: ${since()}; mean score ${(sum / rows).toFixed(4)}, outcomes ${outcomes.toFixed(4)}`);
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
const crew = openThreadCrew(2);
try {
  const { signal } = new AbortController();
  const engine = createDuckDb({ memoryLimit: '1GB', threads: 2 });
  await engine.withSession({ temporaryFolder: folder, signal }, async (session) => {
    await prepare(session);
    await trainAndScore(session, crew);
  });
} finally {
  await crew.close();
  await rm(folder, { recursive: true, force: true });
}
const megabytes = peakMebibytes();
console.log(`${rows} × ${features}: at most ${Math.round(megabytes)} MB`);
keepLimit('the most memory in MB', megabytes, { atMost: mostMegabytes });
