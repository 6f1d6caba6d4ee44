import { quoteLiteral } from '../engine/quote.js';
import type { Session } from '../engine/session.js';
import type { InputFile } from './context.js';
import { positionColumns } from './headings.js';
import { sourceColumn, type Relation } from './relation.js';

/**
 * One relation of several selects, file after file, matched by column name: a file without a column that others have
 * gives null. Each select begins with the position columns.
 */
export async function unite(
  selects: readonly string[],
  files: readonly InputFile[],
  session: Session,
): Promise<Relation> {
  const sql = selects.join('\nunion all by name\n');
  const described = await session.describe(sql);
  return {
    sql,
    columns: described.slice(positionColumns.length).map(sourceColumn),
    files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
  };
}

/** The path as a SQL literal for the engine's readers, which would take `*`, `?` and `[` in it for a pattern. */
export const quotePath = (location: string): string => quoteLiteral(location.replace(/[*?[]/g, '[$&]'));
