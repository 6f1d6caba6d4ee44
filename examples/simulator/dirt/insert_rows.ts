import { quoteIdentifier } from '../../../engine/quote.js';
import type { Session } from '../../../engine/session.js';
import type { Cells } from './fault.js';

/** Appends rows of texts to a table; they travel as one bound text, which a million cells take well. */
export async function insertRows(
  session: Session,
  table: string,
  columns: readonly string[],
  rows: readonly Cells[],
): Promise<void> {
  if (rows.length === 0) return;
  const cells = columns.map((_, i) => `row_cells[${i + 1}]`);
  await session.run(
    `insert into ${quoteIdentifier(table)} (${columns.map(quoteIdentifier).join(', ')})
     select ${cells.join(', ')} from (select unnest(from_json($rows, '[["VARCHAR"]]')) as row_cells)`,
    { rows: JSON.stringify(rows.map((row) => columns.map((name) => row[name] ?? null))) },
  );
}
