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
  const size = Number(counted?.['size'] ?? 0);
  const columns = Array.from({ length: 5 }, (): number[] => []);
  const sampled = session.batches(sqlOf('features/leveled_sample'), { every: Math.ceil(size / most) || 1 });
  for await (const batch of sampled)
    for (const row of batch) for (const [at, column] of columns.entries()) column.push(Number(row[at]));
  const [member, recency, frequency, monetary, level] = columns.map((column) =>
    Float64Array.from(column),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  return {
    rows: member.length,
    levels: Number(counted?.['levels'] ?? 0),
    member,
    recency,
    frequency,
    monetary,
    level,
  };
}
