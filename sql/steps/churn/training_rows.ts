import { readColumns, type NumbersRead } from '../../../engine/read_columns.js';
import { countRows } from '../../../engine/count_rows.js';
import { rowsSelect } from '../../../engine/rows_select.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';
import { selectFeatures, type FeatureMatrix } from './feature_matrix.js';

/** What is learned from: rows by member, then snapshot. */
export interface TrainingRows {
  readonly matrix: FeatureMatrix;
  /** 1 for who churned, 0 for others. */
  readonly target: Float64Array;
  /** Place of each row's snapshot in the list of snapshots. */
  readonly snapshot: Float64Array;
  /** Number of each row's member from 0 on; the rows of a member share it. */
  readonly member: Float64Array;
}

/** Which rows of a training table are read. */
export interface TrainingSample {
  /** Of more rows those of every k-th member are read. */
  readonly mostRows: number;
  /** Days, in the order of their places; rows of other days are not read. */
  readonly snapshots: readonly string[];
}

/**
 * Reads a training table: `snapshot_on`, `member_id`, `label`, and a column for each feature.
 *
 * @param features names, in the order of the matrix
 * @throws MemberflowError OutOfMemory; RangeError for an unknown feature
 */
export async function readTrainingRows(
  session: Session,
  relation: string,
  features: readonly string[],
  { mostRows, snapshots }: TrainingSample,
): Promise<TrainingRows> {
  const days = snapshots.map((snapshot_on, place) => ({ snapshot_on, place }));
  const listed = rowsSelect({ snapshot_on: 'date', place: 'integer' }, days);
  await session.run(`create or replace temp table training_snapshots as ${listed}`);
  await session.run(sqlOf('features/churn_rows/training_members', { relation }));
  const every = Math.ceil((await trainingSize(session, relation, 1)) / mostRows) || 1;
  const { select, joins, columns } = await selectFeatures(session, relation, features);
  const read = await readColumns(
    session,
    sqlOf('features/churn_rows/training_rows', { relation, features: select, levels: joins }),
    await trainingSize(session, relation, every),
    ['member', 'snapshot', 'label', ...features],
    { every },
  );
  const [member, snapshot, target, ...values] = read.columns.map(valuesOf);
  const none = new Float64Array();
  return {
    matrix: { rows: read.rows, columns: columns(values) },
    target: target ?? none,
    snapshot: snapshot ?? none,
    member: member ?? none,
  };
}

/** Reads the features of a table with the column `member_id`, in the order of the member numbers. Throws as above. */
export async function readFeatureRows(
  session: Session,
  relation: string,
  features: readonly string[],
): Promise<FeatureMatrix> {
  const { select, joins, columns } = await selectFeatures(session, relation, features);
  const sql = sqlOf('features/churn_rows/feature_rows', { relation, features: select, levels: joins });
  const read = await readColumns(session, sql, await countRows(session, relation), features);
  return { rows: read.rows, columns: columns(read.columns.map(valuesOf)) };
}

async function trainingSize(session: Session, relation: string, every: number): Promise<number> {
  const [counted] = await session.rows(sqlOf('features/churn_rows/training_size', { relation }), { every });
  return Number(counted?.['size'] ?? 0);
}

/** Columns are read in full width. */
const valuesOf = ({ values }: NumbersRead): Float64Array => values as Float64Array;
