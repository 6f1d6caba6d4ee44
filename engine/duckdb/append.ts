import { setImmediate as turn } from 'node:timers/promises';
import { DOUBLE, DuckDBDataChunk, type DuckDBConnection } from '@duckdb/node-api';

/** Rows of a chunk, as DuckDB has them. */
const chunkRows = 2_048;
/** After so many rows the event loop turns: a million take a quarter of a second. */
const turnsAfter = 64 * chunkRows;

/** Appends numbers to a table whose columns are all `double`. */
export async function appendNumbers(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Float64Array[],
  signal: AbortSignal,
): Promise<void> {
  const rows = columns[0]?.length ?? 0;
  if (columns.some(({ length }) => length !== rows))
    throw new RangeError(`columns of different lengths are appended to ${table}`);
  const appender = await connection.createAppender(table);
  try {
    for (let from = 0; from < rows; from += chunkRows) {
      if (from % turnsAfter === 0) {
        await turn();
        signal.throwIfAborted();
      }
      const to = Math.min(rows, from + chunkRows);
      const chunk = DuckDBDataChunk.create(
        columns.map(() => DOUBLE),
        to - from,
      );
      for (const [column, values] of columns.entries())
        chunk.setColumnValues(column, Array.from(values.subarray(from, to)));
      appender.appendDataChunk(chunk);
    }
  } finally {
    appender.closeSync();
  }
}
