/**
 * Measures our learners for `learners.ts`, in a process of its own, and prints seconds and figures as JSON.
 * Run: node dist/bench/learners_own.js TASK ROWS SCORED THREADS KERNEL SEED
 */
import { openThreadCrew } from '../activities/threads/thread_crew.js';
import { scorableOf } from '../learners/boosting/gradient_boosting.js';
import { trainBoostedTrees } from '../learners/boosting/train.js';
import { contributionsOf } from '../learners/explain/contributions.js';
import { trainRandomForest } from '../learners/forest/train.js';
import type { KernelKind } from '../learners/kernel/open_kernel.js';
import { scoreRows } from '../learners/scoring/score_rows.js';
import { readRows } from './learners_data.js';
import { explainedRows, type Measurement } from './learners_measurement.js';
import { rocAuc } from './roc_auc.js';
import { peakMebibytes, timed } from './timed.js';

const [task, rows, scored, threads, kernel, seed] = process.argv.slice(2);
const by = kernel as KernelKind;

const data = await readRows(Number(rows));
const crew = openThreadCrew(Number(threads));
const [model, train] = await timed(async () => {
  if (task === 'boosting') return scorableOf(await trainBoostedTrees(data, {}, { crew }, by));
  const { features, trees } = await trainRandomForest(data, { seed: Number(seed) }, { crew }, by);
  return { features, trees, start: 0, link: 'mean' } as const;
});
const peakMegabytes = peakMebibytes();
const others = await readRows(Number(scored));
const [scores, score] = await timed(() => scoreRows(model, others.matrix, { crew }, by));
const asked = Uint32Array.from({ length: explainedRows }, (_, row) => row);
const explain =
  task === 'boosting' ? (await timed(() => contributionsOf(model, others.matrix, asked, { crew })))[1] : null;
await crew.close();
const auc = rocAuc(others.target, scores);
console.log(JSON.stringify({ train, score, explain, peakMegabytes, auc } satisfies Measurement));
