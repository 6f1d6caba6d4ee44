import { quoteIdentifier, quoteLiteral } from './quote.js';

/** A value of a small table that is made here rather than in SQL. */
export type Cell = string | number | null;

/** SELECT of a few rows that are made here, in their order: for summaries, never for data. */
export function rowsSelect<C extends string>(
  columns: Readonly<Record<C, string>>,
  rows: readonly Readonly<Record<C, Cell>>[],
): string {
  const entries = Object.entries(columns) as [C, string][];
  if (rows.length === 0) {
    return `select ${entries.map(([name, type]) => `cast(null as ${type}) as ${quoteIdentifier(name)}`).join(', ')} where false`;
  }
  const tuples = rows.map(
    (row, index) => `(${[String(index), ...entries.map(([name]) => literal(row[name]))].join(', ')})`,
  );
  const names = ['row_order', ...entries.map(([name]) => quoteIdentifier(name))].join(', ');
  const casts = entries.map(
    ([name, type]) => `cast(${quoteIdentifier(name)} as ${type}) as ${quoteIdentifier(name)}`,
  );
  return `select ${casts.join(', ')} from (values ${tuples.join(', ')}) as made(${names}) order by row_order`;
}

const literal = (cell: Cell): string => (cell === null ? 'null' : quoteLiteral(String(cell)));
