/**
 * Gradient boosting beside LightGBM, random forest beside scikit-learn: training, and scoring 1 M rows (boosting) or as
 * many as were trained (forest). Run: node dist/bench/learners.js [ROUNDS]
 *
 * Each measurement has a process of its own, the peers take turns on the same rows, the median of three counts. Wall
 * seconds tell only on a quiet machine, seconds of processor time on a busy one too, except that threads of LightGBM spin
 * while they wait. Limits: boosting from 100,000 rows on 1.25 of LightGBM's time, below 2; scoring 0.4 of it; forest 0.2
 * of scikit-learn's, its scoring 1.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openThreadCrew } from '../activities/threads/thread_crew.js';
import { scorableOf } from '../learners/boosting/gradient_boosting.js';
import { trainBoostedTrees } from '../learners/boosting/train.js';
import { trainRandomForest } from '../learners/forest/train.js';
import type { KernelKind } from '../learners/kernel/open_kernel.js';
import { scoreRows } from '../learners/scoring/score_rows.js';
import { prepareRows, readRows, rowsFile } from './learners_data.js';
import { ensurePython, repository } from './python.js';
import { rocAuc } from './roc_auc.js';
import { median } from './median.js';

interface Time {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

interface Measurement {
  readonly train: Time;
  readonly score: Time;
  /** Of the process until trained, with the rows that it was trained with. */
  readonly peakMegabytes: number;
  readonly auc: number;
}

interface Case {
  readonly task: 'boosting' | 'forest';
  readonly rows: number;
  readonly scored: number;
  readonly threads: number;
  /** Greatest share of the peer's time. */
  readonly limits: { readonly train: number; readonly score: number };
}

const cases: readonly Case[] = [
  { task: 'boosting', rows: 20_000, scored: 1_000_000, threads: 2, limits: { train: 2, score: 0.4 } },
  { task: 'boosting', rows: 200_000, scored: 1_000_000, threads: 1, limits: { train: 1.25, score: 0.4 } },
  { task: 'boosting', rows: 200_000, scored: 1_000_000, threads: 2, limits: { train: 1.25, score: 0.4 } },
  { task: 'forest', rows: 50_000, scored: 50_001, threads: 2, limits: { train: 0.2, score: 1 } },
  { task: 'forest', rows: 200_000, scored: 200_001, threads: 2, limits: { train: 0.2, score: 1 } },
];
const rounds = Number(process.argv[2] ?? 3);
const peers = { boosting: 'LightGBM', forest: 'scikit-learn' } as const;
const script = path.join(repository, 'bench', 'learners.py');
const run = promisify(execFile);

async function measureOwn(task: string, rows: number, scored: number, threads: number, kernel: KernelKind) {
  const data = await readRows(rows);
  const crew = openThreadCrew(threads);
  const timed = async <T>(work: () => Promise<T>): Promise<readonly [T, Time]> => {
    const [start, before] = [performance.now(), process.cpuUsage()];
    const result = await work();
    const { user, system } = process.cpuUsage(before);
    return [result, { seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 }];
  };
  const [model, train] = await timed(async () => {
    if (task === 'boosting') return scorableOf(await trainBoostedTrees(data, {}, { crew }, kernel));
    const { features, trees } = await trainRandomForest(data, {}, { crew }, kernel);
    return { features, trees, start: 0, link: 'mean' } as const;
  });
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  const others = await readRows(scored);
  const [scores, score] = await timed(() => scoreRows(model, others.matrix, { crew }, kernel));
  await crew.close();
  return { train, score, peakMegabytes, auc: rocAuc(others.target, scores) } satisfies Measurement;
}

const medianOf = (all: readonly Measurement[], part: 'train' | 'score', unit: keyof Time): number =>
  median(all.map((one) => one[part][unit]));

async function measure([command, ...parameters]: readonly [string, ...string[]]): Promise<Measurement> {
  const { stdout } = await run(command, parameters, { env: { ...process.env, OMP_WAIT_POLICY: 'passive' } });
  return JSON.parse(stdout) as Measurement;
}

async function compare({ task, rows, scored, threads, limits }: Case, python: string): Promise<void> {
  await prepareRows(rows);
  await prepareRows(scored);
  const own = [process.execPath, fileURLToPath(import.meta.url), 'own', task, rows, scored, threads].map(
    String,
  ) as [string, ...string[]];
  const commands = {
    memberflow: [...own, 'simd'],
    'memberflow, plain': [...own, 'plain'],
    [peers[task]]: [python, script, task, String(threads), rowsFile(rows), rowsFile(scored)],
  } as const;
  const measured = new Map<string, Measurement[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, command] of Object.entries(commands))
      measured.set(name, [...(measured.get(name) ?? []), await measure(command)]);
  const peer = measured.get(peers[task]) ?? [];
  console.log(
    `${task}, ${rows} rows, ${threads} threads; ${scored} scored; limits ${JSON.stringify(limits)}`,
  );
  console.table(
    Object.fromEntries(
      Array.from(measured, ([name, all]) => {
        const figures = (part: 'train' | 'score') => ({
          [`${part} s`]: rounded(medianOf(all, part, 'seconds')),
          'of peer': rounded(medianOf(all, part, 'seconds') / medianOf(peer, part, 'seconds')),
          [`${part} cpu s`]: rounded(medianOf(all, part, 'cpuSeconds')),
          'cpu of peer': rounded(medianOf(all, part, 'cpuSeconds') / medianOf(peer, part, 'cpuSeconds')),
        });
        const { peakMegabytes = NaN, auc = NaN } = all[0] ?? {};
        const score = Object.entries(figures('score')).map(([key, value]) => [
          key.includes('peer') ? `score ${key}` : key,
          value,
        ]);
        return [
          name,
          {
            ...figures('train'),
            ...Object.fromEntries(score),
            'peak MB': Math.round(peakMegabytes),
            AUC: auc.toFixed(4),
          },
        ];
      }),
    ),
  );
}

const rounded = (seconds: number): number => Number(seconds.toFixed(2));

if (process.argv[2] === 'own') {
  const [task = '', rows, scored, threads, kernel] = process.argv.slice(3);
  const own = await measureOwn(task, Number(rows), Number(scored), Number(threads), kernel as KernelKind);
  console.log(JSON.stringify(own));
} else {
  const python = await ensurePython(['lightgbm', 'scikit-learn']);
  for (const one of cases) await compare(one, python);
}
