import type { DuckDBConnection } from '@duckdb/node-api';
import { join } from 'node:path';
import type { Rows } from '../tables/rows.js';
import { writeParquet } from './parquet_table.js';

/** What a block wrote, by table: `orders`, `truth/members`. */
export type RowCounts = Readonly<Record<string, number>>;

/** Where a table's files lie below the output folder. */
export const folderOf = ({ layout }: Pick<Rows, 'layout'>): string =>
  layout.truth ? join('truth', layout.name) : join('data', layout.name);

/**
 * Writes the rows of a block, a file a table; a table without rows gets none.
 *
 * @param told after each table, the share of the rows that is written
 */
export async function writeBlock(
  connection: DuckDBConnection,
  tables: readonly Rows[],
  folder: string,
  block: number,
  told: (share: number) => void = () => undefined,
): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  const all = tables.reduce((sum, { length }) => sum + length, 0);
  let written = 0;
  for (const rows of tables) {
    if (rows.length === 0) continue;
    const place = folderOf(rows);
    await writeParquet(
      connection,
      rows,
      join(folder, place, `${String(block + 1).padStart(4, '0')}.parquet`),
    );
    counts[place] = rows.length;
    written += rows.length;
    told(written / all);
  }
  return counts;
}
