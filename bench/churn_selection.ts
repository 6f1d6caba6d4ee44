/**
 * How well the way of learning that is chosen tells churners of two published tables apart, beside scikit-learn's
 * logistic regression and histogram boosting on the same five folds. For each fold the choice is made anew, among the rows
 * of the other four alone. Run: MEMBERFLOW_TEST_DATA=… node dist/bench/churn_selection.js [SEEDS]
 *
 * Limit: mean ROC-AUC over the folds at least the better peer's − 0.002, of every seed.
 */
import { openThreadCrew } from '../activities/threads/thread_crew.js';
import { stratifiedFolds, heldRows, keptRows } from '../learners/folds.js';
import type { Conduct, Labelled } from '../learners/learner.js';
import { takeLabelled } from '../learners/rows.js';
import { compareCandidates } from '../learners/selection/compare.js';
import { candidateNames, predictFitted } from '../learners/selection/learners.js';
import { keepLimit, mean } from './limits.js';
import { publishedTables } from './published_tables.js';
import { rocAuc } from './roc_auc.js';

const limit = 0.002;
const innerFolds = 5;
const seeds = process.argv[2] ?? '1';

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

const tables = await publishedTables<Readonly<Record<string, number>>>('churn_selection.py', seeds);
const crew = openThreadCrew(2);
try {
  for (const { name, data, runs } of tables) {
    for (const [seed, { folds, peer }] of runs.entries()) {
      const found = [];
      for (let fold = 0; fold < folds.count; fold += 1)
        found.push(await areaOf(data, keptRows(folds, fold), heldRows(folds, fold), { crew }));
      const own = mean(found.map(({ area }) => area));
      const best = Math.max(...Object.values(peer));
      console.table({ ...peer, chosen: own, difference: own - best });
      console.log(`${name}, seed ${seed}: ${found.map(({ learner }) => learner).join(', ')}`);
      for (const { figures } of found.slice(0, 1)) console.table(figures);
      keepLimit(`${name}, seed ${seed}: ROC-AUC less the better peer's`, own - best, { atLeast: -limit });
    }
  }
} finally {
  await crew.close();
}
