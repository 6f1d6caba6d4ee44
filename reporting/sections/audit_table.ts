import type { RunFacts } from '../../contracts/facts.js';
import type { ReportBasis } from '../basis.js';
import type { Table } from '../report.js';
import { columnOf, tableOf } from './table.js';

/** What the columns of the sources held before anything was changed. */
export function auditTable(basis: ReportBasis): Table {
  const column = columnOf<RunFacts['quality']['audit'][number]>;
  return tableOf(
    basis,
    'audit',
    [
      column(basis, 'table_name', 'text', ({ table }) => table),
      column(basis, 'source_heading', 'text', ({ heading }) => heading),
      column(basis, 'column_name', 'text', (audited) => audited.column),
      column(basis, 'kind', 'text', ({ kind }) => kind),
      column(basis, 'row_count', 'integer', ({ rows }) => rows),
      column(basis, 'missing', 'integer', ({ missing }) => missing),
      column(basis, 'unparseable', 'integer', ({ unparseable }) => unparseable),
      column(basis, 'distinct_values', 'integer', ({ distinct }) => distinct),
    ],
    basis.facts.quality.audit,
  );
}
