import { rename, rm } from 'node:fs/promises';
import { quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';

/**
 * Writes the database attached as `published` into a new file that takes its place: what was deleted is in free blocks
 * of the old one until something overwrites it. The old file stays locked until the new one stands.
 */
export async function rewriteFile(session: Session, path: string): Promise<void> {
  const fresh = `${path}.partial`;
  const remove = () => Promise.all([fresh, `${fresh}.wal`].map((file) => rm(file, { force: true })));
  await remove();
  try {
    await session.run('use memory');
    // What closing would still write must not land beside the new file.
    await session.run('checkpoint published');
    await session.run(`attach ${quoteLiteral(fresh)} as fresh`);
    await session.run('copy from database published to fresh');
    await session.run('detach fresh');
    await rename(fresh, path);
  } finally {
    await remove();
  }
}
