/**
 * How well the way of learning that is chosen tells churners of two published tables apart, beside scikit-learn's
 * logistic regression and histogram boosting on the same five folds. For each fold the choice is made anew, among the rows
 * of the other four alone. Run: MEMBERFLOW_TEST_DATA=… node dist/bench/churn_selection.js [SEEDS]
 *
 * Limit: mean ROC-AUC over the folds at least the better peer's − 0.002.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openThreadCrew } from '../activities/threads/thread_crew.js';
import { stratifiedFolds, heldRows, keptRows } from '../learners/folds.js';
import type { Conduct, Labelled } from '../learners/learner.js';
import { takeLabelled } from '../learners/rows.js';
import { compareCandidates } from '../learners/selection/compare.js';
import { candidateNames, predictFitted } from '../learners/selection/learners.js';
import { labelledTable, type LabelledTable } from './labelled_table.js';
import { ensurePython, repository } from './python.js';
import { rocAuc } from './roc_auc.js';

interface Table extends LabelledTable {
  readonly runs: readonly { readonly folds: readonly number[]; readonly peers: Record<string, number> }[];
}

const limit = 0.002;
const innerFolds = 5;
const seeds = process.argv[2] ?? '1';
const run = promisify(execFile);

/** Area of one fold by the choice among all other rows. */
async function areaOf(data: Labelled, kept: Uint32Array, held: Uint32Array, conduct: Conduct) {
  const rows = takeLabelled(data, kept);
  const inner = stratifiedFolds(rows.target, innerFolds, 1);
  const folds = Array.from({ length: innerFolds }, (_, fold) => ({
    learned: keptRows(inner, fold),
    validated: [heldRows(inner, fold)],
  }));
  const { chosen, figures } = await compareCandidates(
    { data: rows, folds, seed: 1 },
    candidateNames,
    conduct,
  );
  const fitted = await chosen.train(rows, conduct);
  const test = takeLabelled(data, held);
  const scores = await predictFitted(fitted, test.matrix, conduct);
  return { area: rocAuc(test.target, scores), learner: fitted.learner, figures };
}

const data = process.env['MEMBERFLOW_TEST_DATA'];
if (data === undefined) throw new Error('MEMBERFLOW_TEST_DATA must name the folder of the published tables');
const python = await ensurePython(['lightgbm', 'scikit-learn', 'pandas']);
const folder = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
const crew = openThreadCrew(2);
try {
  await run(python, ['-B', path.join(repository, 'bench', 'churn_selection.py'), data, folder, seeds]);
  for (const file of await readdir(folder)) {
    const table = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Table;
    const rows = labelledTable(table);
    for (const [seed, { folds, peers }] of table.runs.entries()) {
      const outer = { count: 5, of: Uint8Array.from(folds) };
      const found = [];
      for (let fold = 0; fold < 5; fold += 1)
        found.push(await areaOf(rows, keptRows(outer, fold), heldRows(outer, fold), { crew }));
      const own = found.reduce((sum, { area }) => sum + area / found.length, 0);
      const best = Math.max(...Object.values(peers));
      console.table({ ...peers, chosen: own, difference: own - best });
      console.log(path.basename(file, '.json'), 'seed', seed, found.map(({ learner }) => learner).join(', '));
      for (const { figures } of found.slice(0, 1)) console.table(figures);
      if (own < best - limit) process.exitCode = 1;
    }
  }
} finally {
  await crew.close();
  await rm(folder, { recursive: true });
}
