import type { Session } from '../../engine/session.js';

/**
 * Does work in one transaction: all of it counts, or, where it fails, nothing.
 * @param end `rollback`: nothing counts in any case, since it was only tried
 */
export async function inTransaction<T>(
  session: Session,
  work: () => Promise<T>,
  end: 'commit' | 'rollback' = 'commit',
): Promise<T> {
  await session.run('begin transaction');
  try {
    const result = await work();
    await session.run(end);
    return result;
  } catch (error) {
    await session.run('rollback').catch(() => undefined);
    throw error;
  }
}
