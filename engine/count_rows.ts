import type { Session } from './session.js';

/**
 * How many rows a table of the session, or another relation, has.
 * @param relation as it stands after `from`
 */
export async function countRows(session: Session, relation: string): Promise<number> {
  const [row] = await session.rows(`select count(*) as row_count from ${relation}`);
  return Number(row?.['row_count'] ?? 0);
}
