import { rowsSelect, type Cell } from '../../../engine/rows_select.js';
import type { Session } from '../../../engine/session.js';

/** Columns of `churn_scores` that its results are drawn from; what a row does not name is null. */
const scoreColumns = {
  member_id: 'varchar',
  churned: 'boolean',
  left_out: 'varchar',
  churn_probability: 'double',
  risk_band: 'varchar',
  value_class: 'varchar',
  value_at_stake: 'decimal(38, 4)',
  recoverability: 'varchar',
  expected_gain: 'decimal(38, 4)',
  act: 'boolean',
  act_rank: 'integer',
} as const;
export type ScoreRow = Readonly<Partial<Record<keyof typeof scoreColumns, Cell>>>;

/** Makes a table of scores, by its name. */
export const openScores = (
  session: Session,
  rows: readonly ScoreRow[],
  name = 'churn_scores',
): Promise<void> => openRows(session, name, scoreColumns, rows);

/** Makes a table of a few rows; what a row does not name is null. */
export async function openRows<C extends string>(
  session: Session,
  name: string,
  columns: Readonly<Record<C, string>>,
  rows: readonly Readonly<Partial<Record<C, Cell>>>[],
): Promise<void> {
  const names = Object.keys(columns) as C[];
  const whole = rows.map(
    (row) => Object.fromEntries(names.map((one) => [one, row[one] ?? null])) as Record<C, Cell>,
  );
  await session.run(`create or replace temp table ${name} as ${rowsSelect(columns, whole)}`);
}
