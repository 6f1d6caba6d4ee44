import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Folds } from '../learners/folds.js';
import type { Labelled } from '../learners/learner.js';
import type { Column } from '../learners/matrix.js';
import { ensurePython, repository } from './python.js';

/** A table as `learners_quality.py` writes it. */
interface StoredTable<Peer> {
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
  /** Folds are those of every row, 0 to 4. */
  readonly runs: readonly { readonly folds: readonly number[]; readonly peer: Peer }[];
}

/** All rows of a table, with folds and the peer's figures on them, one for each seed. */
export interface PublishedTable<Peer> {
  readonly name: string;
  readonly data: Labelled;
  readonly runs: readonly { readonly folds: Folds; readonly peer: Peer }[];
}

/** As `learners_quality.py` parts the rows. */
const foldCount = 5;
const run = promisify(execFile);

/**
 * The published tables in MEMBERFLOW_TEST_DATA, as a Python script of this folder judges them by its peer.
 *
 * The script gets one thread: threads of OpenMP spin while they wait, and on a busy machine a training of seconds takes
 * minutes so. Its figures do not depend on it.
 */
export async function publishedTables<Peer>(script: string, seeds: string): Promise<PublishedTable<Peer>[]> {
  const data = process.env['MEMBERFLOW_TEST_DATA'];
  if (data === undefined)
    throw new Error('MEMBERFLOW_TEST_DATA must name the folder of the published tables');
  const python = await ensurePython(['lightgbm', 'scikit-learn', 'pandas']);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
  try {
    // -B: no compiled copies beside the scripts.
    await run(python, ['-B', path.join(repository, 'bench', script), data, folder, seeds], {
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    const tables = [];
    for (const file of await readdir(folder)) {
      const stored = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as StoredTable<Peer>;
      const runs = stored.runs.map(({ folds, peer }) => ({
        folds: { count: foldCount, of: Uint8Array.from(folds) },
        peer,
      }));
      tables.push({ name: path.basename(file, '.json'), data: labelled(stored), runs });
    }
    return tables;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const labelled = ({ columns, target }: Pick<StoredTable<unknown>, 'columns' | 'target'>): Labelled => ({
  matrix: {
    rows: target.length,
    columns: columns.map((column): Column =>
      column.kind === 'category'
        ? { ...column, codes: Int32Array.from(column.codes) }
        : { ...column, values: Float64Array.from(column.values, (value) => value ?? NaN) },
    ),
  },
  target: Float64Array.from(target),
});
