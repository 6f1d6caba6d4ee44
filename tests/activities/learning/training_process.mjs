// Trains boosted trees and then a forest in a learning thread, and prints each model's hash. Parameters: a folder for
// checkpoints; a piece and a number of trees at which the process is killed by a signal that nothing can catch.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { learnInThread } from '../../../dist/activities/threads/learn_in_thread.js';
import { gradientBoosting } from '../../../dist/learners/boosting/gradient_boosting.js';
import { randomForest } from '../../../dist/learners/forest/random_forest.js';
import { randomStream } from '../../../dist/learners/random.js';

const [, , folder, fatalPiece, fatalTree] = process.argv;
const rows = 3000;
const { uniform } = randomStream(1);
const columns = ['a', 'b', 'c', 'd'].map((name) => ({
  kind: 'number',
  name,
  values: Float64Array.from({ length: rows }, uniform),
}));
const [a, b, c] = columns.map(({ values }) => values);
const target = a.map((value, row) => Number(value * b[row] + c[row] / 2 > uniform()));

async function train(piece, learner, trees) {
  const input = { data: { matrix: { rows, columns }, target }, options: { trees } };
  const checkpoint = folder && { checkpoint: { file: join(folder, `${piece}.json`), every: 10 } };
  const onProgress = ({ phase, done }) => {
    const isFatal = phase === 'training' && piece === fatalPiece && done === Number(fatalTree);
    if (isFatal) process.kill(process.pid, 'SIGKILL');
  };
  const { signal } = new AbortController();
  const model = await learnInThread(piece, { ...input, ...checkpoint }, { signal, onProgress });
  const stored = JSON.stringify(learner.toJSON(model));
  console.log(piece, createHash('sha256').update(stored).digest('hex'));
}

await train('trainBoosting', gradientBoosting, 60);
await train('trainForest', randomForest, 40);
