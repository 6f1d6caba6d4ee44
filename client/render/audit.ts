import { tableContracts, type TableName } from '../../domain/tables/index.js';
import { counted } from '../../domain/text/counted.js';
import type { AuditedColumn } from '../results/audit.js';
import { count } from './figures.js';
import type { Style } from './style.js';
import { alignedTable, type TableColumn } from './table.js';

const longestValue = 24;

const columns: readonly TableColumn[] = [
  { heading: 'column' },
  { heading: 'heading in the source', atMost: 32 },
  { heading: 'type' },
  { heading: 'missing', align: 'right' },
  { heading: 'unparseable', align: 'right' },
  { heading: 'distinct', align: 'right' },
  { heading: 'minimum', atMost: longestValue },
  { heading: 'maximum', atMost: longestValue },
];

/** What the sources hold: for each table a line of totals, then one line a column. */
export function auditLines(audited: readonly AuditedColumn[], style: Style): readonly string[] {
  const tables = [...new Set(audited.map(({ table }) => table))];
  return tables.flatMap((table) => {
    const its = audited.filter((column) => column.table === table);
    return [
      style.strong(headlineOf(table, its)),
      ...alignedTable(columns, its.map(rowOf), style).map((line) => `  ${line}`),
      '',
    ];
  });
}

/** `orders: 541,909 rows, 8 columns, 5,268 exact duplicates, 2010-12-01 to 2011-12-09` */
function headlineOf(table: string, its: readonly AuditedColumn[]): string {
  const { rows = 0, exactDuplicates = 0 } = its[0] ?? {};
  const facts = [
    counted(rows, 'row'),
    counted(its.length, 'column'),
    counted(exactDuplicates, 'exact duplicate'),
    ...dateRange(table, its),
  ];
  return `${table}: ${facts.join(', ')}`;
}

/** Days of the first and the last row, by the column that tells when a row became known. */
function dateRange(table: string, its: readonly AuditedColumn[]): readonly string[] {
  const knownAt = isTableName(table) ? tableContracts[table].knownAt : null;
  const dated = its.find(({ column }) => column === knownAt);
  if (dated === undefined || dated.minimum === '') return [];
  return [`${dated.minimum.slice(0, 10)} to ${dated.maximum.slice(0, 10)}`];
}

const isTableName = (name: string): name is TableName => Object.hasOwn(tableContracts, name);

function rowOf(column: AuditedColumn): readonly string[] {
  return [
    column.column,
    column.heading,
    column.kind,
    withShare(column.missing, column.rows),
    withShare(column.unparseable, column.rows),
    count(column.distinct),
    column.minimum,
    column.maximum,
  ];
}

/** `135,080 (25 %)`; a share above zero never reads as zero. */
function withShare(part: number, whole: number): string {
  if (part === 0) return '0';
  const percent = (100 * part) / whole;
  const shown = percent < 1 ? '<1' : String(Math.floor(percent));
  return `${count(part)} (${shown} %)`;
}
