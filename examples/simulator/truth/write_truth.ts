import { DuckDBInstance } from '@duckdb/node-api';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Layout } from '../tables/layout.js';
import { append, newRows, type Rows } from '../tables/rows.js';
import { writeParquet } from '../write/parquet_table.js';
import type { Progress } from '../write/progress.js';
import type { KernelBusiness, Numbers, Task } from './answers.js';
import { startTruthThreads } from './ask_threads.js';
import { churnDefinition } from './churn_definition.js';
import { describeOracle, type OracleReport } from './oracle_report.js';
import { valueDefinition } from './residual_value.js';
import { snapshotDay } from './snapshot.js';
import { oracleLayout, truthLayout } from './truth_layouts.js';
import { usualEffort } from './weigh.js';

export interface TruthOptions {
  /** Weeks of the snapshots: the first that is not known. */
  readonly snapshots: readonly number[];
  /** Eligible members whom the oracle looks at, at each snapshot; 0: no oracle. */
  readonly oracleMembers: number;
  /** Folder of the business; the files go below its `truth/`. */
  readonly folder: string;
  readonly threads: number;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress & { readonly stage: 'truth' | 'oracle' }) => void;
}

/** Members of a task: a second of the oracle's work. */
const taskMembers = 200;

/**
 * Writes, for each snapshot, what is true of every member (`truth/churn/<day>.parquet`) and what can be known of some
 * of them (`truth/oracle_churn/<day>.parquet`, with `<day>.json` beside it). The same bytes for any number of threads.
 */
export async function writeTruth(
  business: KernelBusiness,
  options: TruthOptions,
): Promise<readonly OracleReport[]> {
  const { parameters, members } = business;
  const threads = startTruthThreads(business, options.threads, options.signal);
  const reports: OracleReport[] = [];
  try {
    for (const snapshot of options.snapshots) {
      const question = {
        snapshot,
        definition: churnDefinition,
        value: valueDefinition,
        effort: usualEffort,
      };
      const day = snapshotDay(parameters, snapshot);
      const ask = async (kind: Task['kind'], of: Int32Array, layout: Layout): Promise<Rows> => {
        const told = (done: number): void => {
          options.progress({ stage: kind, day, done, of: of.length });
        };
        told(0);
        return collected(layout, await threads.ask(tasksOf({ kind, question, members: of }), told));
      };
      const all = Int32Array.from({ length: members }, (_, member) => member);
      const truth = await ask('truth', all, truthLayout(parameters, question));
      await write(options, truth, day);
      const chosen = spread(eligible(truth), options.oracleMembers);
      if (chosen.length === 0) continue;
      const oracle = await ask('oracle', chosen, oracleLayout(parameters, question));
      const report = describeOracle(day, truth, oracle, question);
      await write(options, report.rows, day);
      const text = `${JSON.stringify(report.figures, null, 2)}\n`;
      await writeFile(join(options.folder, 'truth', 'oracle_churn', `${day}.json`), text);
      reports.push(report);
    }
    return reports;
  } finally {
    await threads.end();
  }
}

const tasksOf = ({ members, ...rest }: Task): readonly Task[] =>
  Array.from({ length: Math.ceil(members.length / taskMembers) }, (_, i) => ({
    ...rest,
    members: members.slice(i * taskMembers, (i + 1) * taskMembers),
  }));

function collected(layout: Layout, answers: readonly Numbers[]): Rows {
  const rows = newRows(layout);
  const width = layout.columns.length;
  for (const numbers of answers)
    for (let at = 0; at < numbers.length; at += width)
      append(rows, Array.from(numbers.subarray(at, at + width)));
  return rows;
}

/** Members that can churn at the snapshot. */
function eligible({ layout, columns, length }: Rows): readonly number[] {
  const member = columns[layout.columns.indexOf('member')];
  const mark = columns[layout.columns.indexOf('eligible')];
  return Array.from({ length }, (_, i) => i)
    .filter((i) => mark?.[i] === 1)
    .map((i) => member?.[i] ?? 0);
}

/** So many of the members, evenly over all of them. */
const spread = (members: readonly number[], most: number): Int32Array => {
  const count = Math.min(most, members.length);
  return Int32Array.from(
    { length: count },
    (_, i) => members[Math.floor((i * members.length) / count)] as number,
  );
};

async function write(options: TruthOptions, rows: Rows, day: string): Promise<void> {
  const folder = join(options.folder, 'truth', rows.layout.name);
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  try {
    const connection = await instance.connect();
    await writeParquet(connection, rows, join(folder, `${day}.parquet`));
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}
