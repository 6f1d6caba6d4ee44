import type { Session } from '../../engine/session.js';

/** Does work in one transaction: all of it counts, or, where it fails, nothing. */
export async function inTransaction<T>(session: Session, work: () => Promise<T>): Promise<T> {
  await session.run('begin transaction');
  try {
    const result = await work();
    await session.run('commit');
    return result;
  } catch (error) {
    await session.run('rollback').catch(() => undefined);
    throw error;
  }
}
