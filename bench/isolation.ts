/**
 * How well isolation forests find anomalies, beside scikit-learn's with the same settings on the same rows: ones that are
 * scattered around all others, and a small group apart from them. Run: node dist/bench/isolation.js [SEEDS]
 *
 * Limit: mean ROC-AUC over the seeds at least scikit-learn's − 0.01.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { isolationForest } from '../learners/isolation/isolation_forest.js';
import type { Labelled } from '../learners/learner.js';
import { randomStream } from '../learners/random.js';
import { keepLimit, mean } from './limits.js';
import { ensurePython, repository } from './python.js';
import { rocAuc } from './roc_auc.js';

const limit = 0.01;
const seeds = Number(process.argv[2] ?? 5);
const [rows, columnCount, anomalousEvery] = [20_000, 8, 50];
const run = promisify(execFile);

/** Value of an anomaly in a column, from a normal value. */
const anomalies: Readonly<Record<string, (normal: number, column: number) => number>> = {
  scattered: (normal) => 2 * normal,
  'a group apart': (normal, column) => (column < 3 ? 3 + 0.3 * normal : normal),
};

/** Normal values, but of every fiftieth row, which are the anomalies. */
function tableOf(anomalous: (normal: number, column: number) => number): Labelled {
  const { uniform } = randomStream(1);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const columns = Array.from({ length: columnCount }, (_, column) => ({
    kind: 'number' as const,
    name: `x${column}`,
    values: Float64Array.from({ length: rows }, (__, row) =>
      row % anomalousEvery === 0 ? anomalous(normal(), column) : normal(),
    ),
  }));
  const target = Float64Array.from({ length: rows }, (_, row) => Number(row % anomalousEvery === 0));
  return { matrix: { rows, columns }, target };
}

async function areaOf({ matrix, target }: Labelled): Promise<number> {
  const areas: number[] = [];
  for (let seed = 0; seed < seeds; seed += 1) {
    const model = isolationForest.train(matrix, { seed });
    areas.push(rocAuc(target, await isolationForest.predict(model, matrix)));
  }
  return mean(areas);
}

async function peerAreaOf({ matrix, target }: Labelled, python: string, folder: string): Promise<number> {
  const file = path.join(folder, 'rows.f64');
  const values = matrix.columns.map((column) => (column.kind === 'number' ? [...column.values] : []));
  await writeFile(file, Float64Array.from([...values.flat(), ...target]));
  const script = path.join(repository, 'bench', 'isolation.py');
  const { stdout } = await run(python, [script, file, String(columnCount), String(seeds)]);
  return Number(stdout);
}

const python = await ensurePython(['scikit-learn']);
const folder = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
try {
  for (const [name, anomalous] of Object.entries(anomalies)) {
    const table = tableOf(anomalous);
    const [own, peer] = [await areaOf(table), await peerAreaOf(table, python, folder)];
    console.log(`${name}: ROC-AUC ${own.toFixed(4)}, scikit-learn ${peer.toFixed(4)}`);
    keepLimit(`${name}: ROC-AUC less scikit-learn's`, own - peer, { atLeast: -limit });
  }
} finally {
  await rm(folder, { recursive: true });
}
