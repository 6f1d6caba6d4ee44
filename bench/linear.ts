/**
 * Logistic regression on 1 M rows × 30, k-means on 100,000 × 8, by mini-batches on 1 M × 8, beside scikit-learn on the
 * same rows.
 * Run: node dist/bench/linear.js [ROUNDS]
 *
 * Each measurement has a process of its own and one thread; the peers take turns, the median of three rounds counts.
 * Limits: the inertia of k-means 1.01 of scikit-learn's at ten restarts; logistic regression 1.5 of its time with its
 * default solver, k-means by full rounds 4, by mini-batches 1.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { kMeans, kMeansDefaults } from '../learners/clusters/k_means.js';
import { predictLogistic, trainLogistic } from '../learners/linear/logistic.js';
import { logLoss } from '../learners/metrics/probability_scores.js';
import { unwatched } from '../learners/watch.js';
import { prepareRows, readRows, rowsFile } from './learners_data.js';
import { keepLimit } from './limits.js';
import { ensurePython, repository } from './python.js';
import { medianBy } from './median.js';
import { peakMebibytes } from './timed.js';

/** `quality` is what both must agree on: the log loss on the training rows, or the inertia. */
interface Measurement {
  readonly cpuSeconds: number;
  readonly quality: number;
  readonly peakMegabytes: number;
}

const clusters = 8;
const columnsOfPoints = 8;
const rounds = Number(process.argv[2] ?? 3);
const limits = {
  logistic: { time: 1.5, quality: 1.0001 },
  full: { time: 4, quality: 1.01 },
  miniBatch: { time: 1, quality: 1.01 },
} as const;
type Task = keyof typeof limits;
const rowsOf: Readonly<Record<Task, number>> = { logistic: 1_000_000, full: 100_000, miniBatch: 1_000_000 };

const script = path.join(repository, 'bench', 'linear.py');
const run = promisify(execFile);

async function measureOwn(task: Task): Promise<Measurement> {
  const rows = rowsOf[task];
  const { matrix, target } = await readRows(rows);
  const points = { rows, columns: matrix.columns.slice(0, columnsOfPoints) };
  const before = process.cpuUsage();
  const work = {
    logistic: () => {
      const model = trainLogistic({ matrix, target }, { l2: 1 }, unwatched);
      return () => logLoss(predictLogistic(model, matrix, unwatched), target);
    },
    full: () => inertiaOf('full'),
    miniBatch: () => inertiaOf('miniBatch'),
  };
  const inertiaOf = (method: 'full' | 'miniBatch') => {
    const { inertia } = kMeans(points, { ...kMeansDefaults, clusters, method }, unwatched);
    return () => inertia;
  };
  const quality = work[task]();
  const { user, system } = process.cpuUsage(before);
  const peakMegabytes = peakMebibytes();
  return { cpuSeconds: (user + system) / 1e6, quality: quality(), peakMegabytes };
}

async function measure([command, ...parameters]: readonly [string, ...string[]]): Promise<Measurement> {
  const { stdout } = await run(command, parameters, {
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  return JSON.parse(stdout) as Measurement;
}

function medianOf(measurements: readonly Measurement[]): Measurement {
  return medianBy(measurements, ({ cpuSeconds }) => cpuSeconds);
}

async function compare(task: Task, python: string): Promise<void> {
  const rows = rowsOf[task];
  await prepareRows(rows);
  const own: Measurement[] = [];
  const peer: Measurement[] = [];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await measure([process.execPath, fileURLToPath(import.meta.url), 'own', task]));
    peer.push(
      await measure([python, script, task, rowsFile(rows), String(columnsOfPoints), String(clusters)]),
    );
  }
  const [ours, theirs] = [medianOf(own), medianOf(peer)];
  const shares = {
    time: ours.cpuSeconds / theirs.cpuSeconds,
    quality: ours.quality / theirs.quality,
  };
  console.log(`${task}: limits ${JSON.stringify(limits[task])} of scikit-learn's`);
  console.table({
    memberflow: ours,
    'scikit-learn': theirs,
    share: { cpuSeconds: shares.time, quality: shares.quality },
  });
  const what = { logistic: 'log loss', full: 'inertia', miniBatch: 'inertia' }[task];
  keepLimit(`${task}: its share of scikit-learn's time`, shares.time, { atMost: limits[task].time });
  keepLimit(`${task}: its ${what}, of scikit-learn's`, shares.quality, { atMost: limits[task].quality });
}

if (process.argv[2] === 'own') console.log(JSON.stringify(await measureOwn(process.argv[3] as Task)));
else {
  const python = await ensurePython(['scikit-learn']);
  for (const task of Object.keys(limits) as Task[]) await compare(task, python);
}
