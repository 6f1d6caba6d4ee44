import { existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Labelled } from '../learners/learner.js';
import type { NumberColumn } from '../learners/matrix.js';
import { randomStream } from '../learners/random.js';
import { repository } from './python.js';

export const benchFeatures = 30;

/** Where rows lie that all peers read: 30 columns of f64 one after the other, then the outcomes, little-endian. */
export const rowsFile = (rows: number): string =>
  path.join(repository, '.cache', 'bench', `learners-${rows}-by-${benchFeatures}.f64`);

/**
 * Writes the rows where they are missing: normal values, a tenth of every fifth column empty, and an outcome that five of
 * the columns decide together, with chance. Another number of rows gives other rows.
 */
export async function prepareRows(rows: number): Promise<void> {
  const file = rowsFile(rows);
  if (existsSync(file)) return;
  await mkdir(path.dirname(file), { recursive: true });
  const columns = Array.from({ length: benchFeatures }, (_, feature) => normalColumn(rows, feature));
  const { uniform } = randomStream(rows, benchFeatures);
  const at = (feature: number, row: number): number => {
    const value = columns[feature]?.[row] ?? NaN;
    return Number.isNaN(value) ? 0.5 : value;
  };
  const target = Float64Array.from({ length: rows }, (_, row) => {
    const score = 0.6 * at(1, row) * at(2, row) + 0.5 * at(3, row) - 0.7 * at(7, row);
    return Number(uniform() < 1 / (1 + Math.exp(1 - score - 0.3 * Math.sin(3 * at(10, row)))));
  });
  const handle = await open(`${file}.part`, 'w');
  for (const column of [...columns, target]) await handle.write(new Uint8Array(column.buffer));
  await handle.close();
  await rename(`${file}.part`, file);
}

function normalColumn(rows: number, feature: number): Float64Array {
  const { uniform } = randomStream(rows, feature);
  return Float64Array.from({ length: rows }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const value = radius * Math.cos(2 * Math.PI * uniform());
    return feature % 5 === 0 && uniform() < 0.1 ? NaN : value;
  });
}

/** The rows in shared memory, as sources hand them to learners. */
export async function readRows(rows: number): Promise<Labelled> {
  const handle = await open(rowsFile(rows));
  const bytes = new Uint8Array(rows * 8);
  const read = async (): Promise<Float64Array> => {
    await handle.read(bytes);
    const column = new Float64Array(new SharedArrayBuffer(bytes.length));
    column.set(new Float64Array(bytes.buffer));
    return column;
  };
  const columns: NumberColumn[] = [];
  for (let feature = 0; feature < benchFeatures; feature += 1)
    columns.push({ kind: 'number', name: `x${feature}`, values: await read() });
  const target = await read();
  await handle.close();
  return { matrix: { rows, columns }, target };
}
