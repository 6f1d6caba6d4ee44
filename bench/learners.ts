/**
 * Gradient boosting beside LightGBM, random forest beside scikit-learn: training, scoring 1 M rows (boosting) or as many as
 * were trained (forest), and the contributions of 1,000 rows. Run: node dist/bench/learners.js [ROUNDS]
 *
 * Each measurement has a process of its own, the peers take turns on the same rows, the median of five rounds counts, each
 * with a seed of its own. Wall seconds, which the limits are about, tell only on a quiet machine; seconds of processor time
 * on a busy one too, except that threads of LightGBM spin while they wait.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { prepareRows, rowsFile } from './learners_data.js';
import { explainedRows, type Measurement } from './learners_measurement.js';
import { keepLimit, mean } from './limits.js';
import { median } from './median.js';
import { ensurePython, repository } from './python.js';
import type { Time } from './timed.js';

interface Case {
  readonly task: 'boosting' | 'forest';
  readonly rows: number;
  readonly scored: number;
  readonly threads: number;
}

const scored = 1_000_000;
const cases: readonly Case[] = [
  { task: 'boosting', rows: 20_000, scored, threads: 2 },
  { task: 'boosting', rows: 200_000, scored, threads: 1 },
  { task: 'boosting', rows: 200_000, scored, threads: 2 },
  { task: 'boosting', rows: 500_000, scored, threads: 2 },
  { task: 'forest', rows: 50_000, scored: 50_001, threads: 2 },
  { task: 'forest', rows: 200_000, scored: 200_001, threads: 2 },
];

/** Greatest shares of the peer's time; `plain` without SIMD. */
const timeLimits = {
  boosting: { train: (rows: number) => (rows < 50_000 ? 2 : 1.25), score: 0.4, plainTrain: 4, plainScore: 1 },
  forest: { train: () => 0.2, score: 1, plainTrain: 1, plainScore: 1 },
} as const;
/** Least share of the peer's own speed-up by a second thread. */
const leastSpeedUp = 0.9;
/** A training that is shorter than these seconds keeps its limit, whatever share of the peer's it takes. */
const shortTraining = 2;
const millisecondsToExplain = 1;
/** How far the mean ROC-AUC of a forest over the seeds may be below the peer's. */
const aucBelow = 0.003;

const rounds = Number(process.argv[2] ?? 5);
const peers = { boosting: 'LightGBM', forest: 'scikit-learn' } as const;
const run = promisify(execFile);

async function measure([command = '', ...parameters]: readonly string[]): Promise<Measurement> {
  const { stdout } = await run(command, parameters, { env: { ...process.env, OMP_WAIT_POLICY: 'passive' } });
  return JSON.parse(stdout) as Measurement;
}

type Measured = Readonly<Record<'simd' | 'plain' | 'peer', readonly Measurement[]>>;

async function measureCase({ task, rows, threads, ...of }: Case, python: string): Promise<Measured> {
  await prepareRows(rows);
  await prepareRows(of.scored);
  const measured: Record<keyof Measured, Measurement[]> = { simd: [], plain: [], peer: [] };
  const own = [process.execPath, path.join(import.meta.dirname, 'learners_own.js'), task, rows, of.scored];
  const peer = [python, path.join(repository, 'bench', 'learners.py'), task, threads, rowsFile(rows)];
  for (let seed = 1; seed <= rounds; seed += 1) {
    measured.simd.push(await measure([...own, threads, 'simd', seed].map(String)));
    measured.plain.push(await measure([...own, threads, 'plain', seed].map(String)));
    measured.peer.push(await measure([...peer, rowsFile(of.scored), seed].map(String)));
  }
  return measured;
}

type Part = 'train' | 'score' | 'explain';
const secondsOf = (all: readonly Measurement[], part: Part, unit: keyof Time = 'seconds'): number =>
  median(all.map((one) => one[part]?.[unit] ?? NaN));
const aucOf = (all: readonly Measurement[]): number => mean(all.map(({ auc }) => auc));
const memoryOf = (all: readonly Measurement[]): number => median(all.map((one) => one.peakMegabytes));

function print({ task }: Case, measured: Measured): void {
  const names = { simd: 'memberflow', plain: 'memberflow, plain', peer: peers[task] } as const;
  const rowOf = (all: readonly Measurement[]) => {
    const figures = (part: Part) => ({
      [`${part} s`]: rounded(secondsOf(all, part)),
      [`${part} of peer`]: rounded(secondsOf(all, part) / secondsOf(measured.peer, part)),
      [`${part} cpu s`]: rounded(secondsOf(all, part, 'cpuSeconds')),
    });
    return {
      ...figures('train'),
      ...figures('score'),
      'explain ms a row': rounded((secondsOf(all, 'explain') * 1000) / explainedRows),
      'peak MB': Math.round(memoryOf(all)),
      AUC: aucOf(all).toFixed(4),
    };
  };
  console.table(
    Object.fromEntries(
      Object.entries(measured).map(([way, all]) => [names[way as keyof Measured], rowOf(all)]),
    ),
  );
}

function keepLimits({ task, rows, threads }: Case, { simd, plain, peer }: Measured): void {
  const limits = timeLimits[task];
  const what = `${task} of ${rows} rows on ${threads} threads`;
  const share = (all: readonly Measurement[], part: Part) => secondsOf(all, part) / secondsOf(peer, part);
  if (rows >= 50_000 || secondsOf(simd, 'train') > shortTraining)
    keepLimit(`${what}: its share of the peer's time`, share(simd, 'train'), { atMost: limits.train(rows) });
  keepLimit(`${what}, plain: its share of the peer's time`, share(plain, 'train'), {
    atMost: limits.plainTrain,
  });
  keepLimit(`${what}: scoring's share`, share(simd, 'score'), { atMost: limits.score });
  keepLimit(`${what}, plain: scoring's share`, share(plain, 'score'), { atMost: limits.plainScore });
  if (task === 'forest') {
    keepLimit(`${what}: ROC-AUC less the peer's`, aucOf(simd) - aucOf(peer), { atLeast: -aucBelow });
    return;
  }
  keepLimit(`${what}: peak memory, of the peer's`, memoryOf(simd) / memoryOf(peer), { atMost: 1 });
  if (threads === 2) {
    const milliseconds = (secondsOf(simd, 'explain') * 1000) / explainedRows;
    keepLimit(`${what}: milliseconds to explain a row`, milliseconds, { atMost: millisecondsToExplain });
  }
}

const rounded = (figure: number): number => Number(figure.toFixed(2));

const python = await ensurePython(['lightgbm', 'scikit-learn']);
const trained = new Map<string, Measured>();
for (const one of cases) {
  const { task, rows, threads } = one;
  console.log(`${task}, ${rows} rows, ${threads} threads; ${one.scored} scored; ${rounds} rounds`);
  const measured = await measureCase(one, python);
  print(one, measured);
  keepLimits(one, measured);
  trained.set(`${task} ${rows} ${threads}`, measured);
}
const speedUp = (of: keyof Measured): number => {
  const seconds = (threads: number) =>
    secondsOf(trained.get(`boosting 200000 ${threads}`)?.[of] ?? [], 'train');
  return seconds(1) / seconds(2);
};
const [own, theirs] = [speedUp('simd'), speedUp('peer')];
console.log(`speed-up of boosting by a second thread: ${rounded(own)}, LightGBM ${rounded(theirs)}`);
keepLimit("boosting's speed-up by a second thread, of LightGBM's", own / theirs, { atLeast: leastSpeedUp });
