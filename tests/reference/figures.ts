import type { TableRef } from '../../contracts/references.js';
import type { Row } from '../../engine/session.js';
import type { ComputedTwice } from './example.js';

/** A line of the reconciliation of orders: rows, and money as text with four places. */
export async function reconciled({ bench, steps }: ComputedTwice, line: string): Promise<Row> {
  const rows = await bench.rows(steps.cleaned.tables['reconciliation']);
  const found = rows.find((row) => row['table_name'] === 'orders' && row['line'] === line);
  if (found === undefined) throw new Error(`The reconciliation of orders has no line "${line}"`);
  return { rows: found['row_count'] ?? null, amount: found['amount'] ?? null };
}

/** The audit of the column of orders that has this heading. */
export async function audited({ bench, steps }: ComputedTwice, heading: string): Promise<Row> {
  const rows = await bench.rows(steps.audited.audit);
  const found = rows.find((row) => row['table_name'] === 'orders' && row['source_heading'] === heading);
  if (found === undefined) throw new Error(`The audit of orders has no column "${heading}"`);
  return found;
}

/** What an expression over the rows of a stored table gives. */
export async function valueOf({ bench }: ComputedTwice, ref: TableRef | undefined, expression: string) {
  return (await bench.rows(ref, `${expression} as value`))[0]?.['value'];
}

/** Rows of the order source, as they were staged. */
export const stagedOrders = ({ steps }: ComputedTwice): TableRef | undefined =>
  steps.extracted.tables.find(({ name }) => name === 'orders')?.ref;

/**
 * Edges of the only result by the job and by the reference, to the millionth: one interpolates in doubles, the other in
 * whole numbers.
 */
export function interiorEdges({ steps, reference }: ComputedTwice) {
  const [only] = steps.scored.periods;
  const theirs = reference.figures.edges;
  if (only === undefined || theirs === undefined) throw new Error('There are no edges');
  const rounded = (edges: readonly number[]) => edges.map((edge) => edge.toFixed(6));
  const { recency, frequency, monetary } = only.edges;
  return {
    job: [recency, frequency, monetary].map(rounded),
    reference: [theirs.recency_days, theirs.order_count, theirs.monetary].map(rounded),
  };
}
