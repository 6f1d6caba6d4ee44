import { countRows } from './count_rows.js';
import { quoteLiteral } from './quote.js';
import type { Parameters, Session } from './session.js';

/** Fixed, so that the same rows give the same bytes whatever the number of threads. */
const rowGroupSize = 122_880;

/** Writes the rows of a query to a Parquet file, in the query's order. */
export async function copyToParquet(
  session: Session,
  select: string,
  path: string,
  parameters: Parameters = {},
): Promise<void> {
  const options = `format parquet, compression zstd, row_group_size ${rowGroupSize}`;
  await session.run(`copy (${select}) to ${quoteLiteral(path)} (${options})`, parameters);
}

/** A FROM item that reads a Parquet file. */
export const parquetRelation = (path: string): string => `read_parquet(${quoteLiteral(path)})`;

/** Number of rows of a Parquet file, from its footer. */
export const countParquetRows = (session: Session, path: string): Promise<number> =>
  countRows(session, parquetRelation(path));
