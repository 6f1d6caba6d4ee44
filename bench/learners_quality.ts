/**
 * How well gradient boosting tells rows apart, beside LightGBM with the same settings and folds, on published tables
 * and two simulated ones. Run: MEMBERFLOW_TEST_DATA=… node dist/bench/learners_quality.js [SEEDS]
 *
 * Limits: mean ROC-AUC over the tables at least LightGBM's − 0.001, each − 0.003; log loss at most 1.01 of it.
 */
import { openThreadCrew } from '../activities/threads/thread_crew.js';
import { gradientBoosting } from '../learners/boosting/gradient_boosting.js';
import type { Crew } from '../learners/crew/crew.js';
import { type Folds, heldRows, keptRows } from '../learners/folds.js';
import type { Labelled } from '../learners/learner.js';
import { takeLabelled, takeRows } from '../learners/rows.js';
import { keepLimit, mean } from './limits.js';
import { publishedTables } from './published_tables.js';
import { rocAuc } from './roc_auc.js';

interface Figures {
  readonly auc: number;
  readonly logLoss: number;
}

const limits = { mean: 0.001, each: 0.003, logLoss: 1.01 };
const seeds = process.argv[2] ?? '5';

/** Scores every row by a model that was trained without its fold. */
async function measureOwn({ matrix, target }: Labelled, folds: Folds, crew: Crew): Promise<Figures> {
  const scores = new Float64Array(target.length);
  for (let fold = 0; fold < folds.count; fold += 1) {
    const learned = takeLabelled({ matrix, target }, keptRows(folds, fold));
    const model = await gradientBoosting.train(learned, {}, { crew });
    const held = heldRows(folds, fold);
    const own = await gradientBoosting.predict(model, takeRows(matrix, held), { crew });
    for (const [at, row] of held.entries()) scores[row] = own[at] ?? 0;
  }
  const loss = scores.reduce((sum, p, row) => sum - Math.log(target[row] === 1 ? p : 1 - p), 0);
  return { auc: rocAuc(target, scores), logLoss: loss / target.length };
}

const tables = await publishedTables<Figures>('learners_quality.py', seeds);
const crew = openThreadCrew(2);
try {
  const rows: Record<string, Record<string, number>> = {};
  for (const { name, data, runs } of tables) {
    const own: Figures[] = [];
    for (const { folds } of runs) own.push(await measureOwn(data, folds, crew));
    const [ownAuc, peerAuc] = [mean(own.map((one) => one.auc)), mean(runs.map(({ peer }) => peer.auc))];
    const ownLoss = mean(own.map((one) => one.logLoss));
    const peerLoss = mean(runs.map(({ peer }) => peer.logLoss));
    rows[name] = {
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
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
