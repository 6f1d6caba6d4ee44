import { readColumns } from '../../engine/read_columns.js';
import type { Session } from '../../engine/session.js';
import { sqlOf } from '../load.js';

/** Rows of members whose level is known, column by column: one a member and period. */
export interface LeveledRows {
  readonly rows: number;
  /** How many levels there are. */
  readonly levels: number;
  /** Numbers of the members, rising. */
  readonly member: Float64Array;
  readonly recency: Float64Array;
  readonly frequency: Float64Array;
  readonly monetary: Float64Array;
  /** Numbers of the levels, from 0 in the order of their names. */
  readonly level: Float64Array;
}

/**
 * Reads what members of known levels bought; needs `member_orders` and `members_clean` in the session.
 *
 * @param most of more rows than these, every k-th member is read, so that there are about as many
 */
export async function readLeveledRows(session: Session, most: number): Promise<LeveledRows> {
  await session.run(sqlOf('features/leveled_orders'));
  const [counted] = await session.rows(sqlOf('features/leveled_size'));
  const every = Math.ceil(Number(counted?.['size'] ?? 0) / most) || 1;
  const [sampled] = await session.rows(sqlOf('features/leveled_sample_size'), { every });
  const { rows, columns } = await readColumns(
    session,
    sqlOf('features/leveled_sample'),
    Number(sampled?.['size'] ?? 0),
    ['member', 'recency', 'frequency', 'monetary', 'level'],
    { every },
  );
  const [member, recency, frequency, monetary, level] = columns.map(({ values }) => values) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { rows, levels: Number(counted?.['levels'] ?? 0), member, recency, frequency, monetary, level };
}
