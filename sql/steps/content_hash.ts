import { rowText } from '../../engine/row_text.js';
import { parquetRelation } from '../../engine/parquet.js';
import type { Session } from '../../engine/session.js';
import { sqlOf } from '../load.js';

/**
 * What runs compare of a table: the number of its rows and the exact sums of both halves of each row's md5, in hex.
 * Independent of the order of rows, and the same on every engine; columns count in their own order.
 */
export async function contentHash(session: Session, path: string): Promise<string> {
  const relation = parquetRelation(path);
  const columns = await session.describe(`select * from ${relation}`);
  const row_text = rowText(columns.map(({ name }) => name));
  const [sums] = await session.rows(sqlOf('results/content_hash', { relation, row_text }));
  const hex = (name: string) => BigInt(String(sums?.[name] ?? 0)).toString(16);
  return [hex('row_count'), hex('high'), hex('low')].join('-');
}
