/**
 * How well gradient boosting tells rows apart, beside LightGBM with the same settings and folds, on published tables
 * and two simulated ones. Run: MEMBERFLOW_TEST_DATA=… node dist/bench/learners_quality.js [SEEDS]
 *
 * Limits: mean ROC-AUC over the tables at least LightGBM's − 0.001, each − 0.003; log loss at most 1.01 of it.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openThreadCrew } from '../activities/threads/thread_crew.js';
import { gradientBoosting } from '../learners/boosting/gradient_boosting.js';
import type { Crew } from '../learners/crew/crew.js';
import type { Column, Matrix } from '../learners/matrix.js';
import { keepLimit, mean } from './limits.js';
import { ensurePython, repository } from './python.js';
import { rocAuc } from './roc_auc.js';

interface Figures {
  readonly auc: number;
  readonly logLoss: number;
}

interface Table {
  readonly columns: readonly (
    | { readonly kind: 'number'; readonly name: string; readonly values: readonly (number | null)[] }
    | {
        readonly kind: 'category';
        readonly name: string;
        readonly levels: readonly string[];
        readonly codes: readonly number[];
      }
  )[];
  readonly target: readonly number[];
  readonly runs: readonly { readonly folds: readonly number[]; readonly peer: Figures }[];
}

const limits = { mean: 0.001, each: 0.003, logLoss: 1.01 };
const seeds = process.argv[2] ?? '5';
const run = promisify(execFile);

/** The given rows of a table. */
function rowsOf({ columns }: Table, rows: readonly number[]): Matrix {
  const chosen = columns.map((column): Column => {
    if (column.kind === 'category')
      return { ...column, codes: Int32Array.from(rows, (row) => column.codes[row] ?? -1) };
    return { ...column, values: Float64Array.from(rows, (row) => column.values[row] ?? NaN) };
  });
  return { rows: rows.length, columns: chosen };
}

/** Scores every row by a model that was trained without its fold. */
async function measureOwn(table: Table, folds: readonly number[], crew: Crew): Promise<Figures> {
  const scores = new Float64Array(table.target.length);
  const all = Array.from(folds.keys());
  for (const fold of new Set(folds)) {
    const train = all.filter((row) => folds[row] !== fold);
    const target = Float64Array.from(train, (row) => table.target[row] ?? 0);
    const model = await gradientBoosting.train({ matrix: rowsOf(table, train), target }, {}, { crew });
    const heldOut = all.filter((row) => folds[row] === fold);
    const own = await gradientBoosting.predict(model, rowsOf(table, heldOut), { crew });
    for (const [at, row] of heldOut.entries()) scores[row] = own[at] ?? 0;
  }
  const target = Float64Array.from(table.target);
  const loss = scores.reduce((sum, p, row) => sum - Math.log(target[row] === 1 ? p : 1 - p), 0);
  return { auc: rocAuc(target, scores), logLoss: loss / target.length };
}

const data = process.env['MEMBERFLOW_TEST_DATA'];
if (data === undefined) throw new Error('MEMBERFLOW_TEST_DATA must name the folder of the published tables');
const python = await ensurePython(['lightgbm', 'scikit-learn', 'pandas']);
const folder = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
const crew = openThreadCrew(2);
try {
  await run(python, [path.join(repository, 'bench', 'learners_quality.py'), data, folder, seeds]);
  const rows: Record<string, Record<string, number>> = {};
  for (const file of await readdir(folder)) {
    const table = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Table;
    const own: Figures[] = [];
    for (const { folds } of table.runs) own.push(await measureOwn(table, folds, crew));
    const [ownAuc, peerAuc] = [mean(own.map((one) => one.auc)), mean(table.runs.map(({ peer }) => peer.auc))];
    const ownLoss = mean(own.map((one) => one.logLoss));
    const peerLoss = mean(table.runs.map(({ peer }) => peer.logLoss));
    rows[path.basename(file, '.json')] = {
      'ROC-AUC': rounded(ownAuc),
      LightGBM: rounded(peerAuc),
      difference: rounded(ownAuc - peerAuc),
      'log loss': rounded(ownLoss),
      'of LightGBM': rounded(ownLoss / peerLoss),
    };
  }
  console.table(rows);
  const differences = Object.values(rows).map(({ difference = NaN }) => difference);
  console.log(`mean difference ${rounded(mean(differences))}; limits ${JSON.stringify(limits)}`);
  keepLimit("the mean ROC-AUC less LightGBM's", mean(differences), { atLeast: -limits.mean });
  for (const [name, row] of Object.entries(rows)) {
    keepLimit(`${name}: ROC-AUC less LightGBM's`, row['difference'] ?? NaN, { atLeast: -limits.each });
    keepLimit(`${name}: log loss, of LightGBM's`, row['of LightGBM'] ?? NaN, { atMost: limits.logLoss });
  }
} finally {
  await crew.close();
  await rm(folder, { recursive: true });
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
