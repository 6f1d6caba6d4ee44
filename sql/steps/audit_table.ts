import { parquetRelation } from '../../engine/parquet.js';
import { quoteIdentifier, quoteLiteral } from '../../engine/quote.js';
import type { Row, Session } from '../../engine/session.js';
import type { ReadColumn } from '../columns/typed.js';
import { typedSelect } from '../columns/typed.js';
import type { StagedColumn } from '../columns/texts.js';
import { sqlOf } from '../load.js';
import type { TablePlan } from './table_plan.js';

/** A row of the audit: one column of one table, as its source has it. */
export interface AuditRow {
  readonly table_name: string;
  /** Canonical column; null for a column that is not mapped. */
  readonly column_name: string | null;
  readonly source_heading: string;
  readonly kind: string;
  readonly row_count: number;
  readonly missing: number;
  readonly unparseable: number;
  readonly distinct_values: number;
  /** Least and greatest readable value, as text. */
  readonly minimum: string | null;
  readonly maximum: string | null;
  /** Rows of the table that repeat an earlier one to the letter. */
  readonly repeated_rows: number;
}

/** Audits every column of a staged table, mapped or not, before anything is cleaned. */
export async function auditTable(
  session: Session,
  plan: TablePlan,
  path: string,
): Promise<readonly AuditRow[]> {
  const { staged } = plan.relations;
  await session.run(`create or replace temp view ${staged} as select * from ${parquetRelation(path)}`);
  const repeated_rows = await countRepeats(session, plan);
  const rows: AuditRow[] = [];
  for (const column of plan.staged) {
    rows.push({ ...(await auditColumn(session, plan, column)), repeated_rows });
  }
  return rows;
}

async function countRepeats(session: Session, plan: TablePlan): Promise<number> {
  const columns = plan.staged.map(({ heading }) => quoteIdentifier(heading));
  const keys = plan.typed.columns
    .filter(({ contract }) => plan.contract.key.includes(contract.name))
    .flatMap(({ cells }) => cells.map(({ heading }) => quoteIdentifier(heading)));
  const key = keys.length === 0 ? columns : keys;
  const [row] = await session.rows(
    sqlOf('results/audit_repeats', {
      staged: plan.relations.staged,
      columns: columns.map((name) => `candidates.${name}`).join(', '),
      key: key.map((name) => `staged.${name}`).join(', '),
      same_key: key.map((name) => `repeated_keys.${name} is not distinct from staged.${name}`).join(' and '),
    }),
  );
  return Number(row?.['repeated_rows'] ?? 0);
}

async function auditColumn(
  session: Session,
  plan: TablePlan,
  column: StagedColumn,
): Promise<Omit<AuditRow, 'repeated_rows'>> {
  const mapped = plan.typed.columns.find(({ cells }) =>
    cells.some(({ heading }) => heading === column.heading),
  );
  const cells = cellsSelect(plan, column, mapped);
  const [figures] = await session.rows(sqlOf('results/audit_column', { cells }));
  const [distinct] = await session.rows(sqlOf('results/audit_distinct', { cells }));
  const count = (row: Row | undefined, name: string) => Number(row?.[name] ?? 0);
  const kind = mapped?.contract.kind;
  const numeric = kind === 'money' || kind === 'number';
  const text = (name: string) => {
    const value = figures?.[name];
    if (typeof value !== 'string') return null;
    return numeric ? plainNumber(value) : value;
  };
  return {
    table_name: plan.name,
    column_name: mapped?.contract.name ?? null,
    source_heading: column.heading,
    kind: kind ?? (column.type === 'text' ? 'text' : column.type.toLowerCase()),
    row_count: count(figures, 'row_count'),
    missing: count(figures, 'missing'),
    unparseable: count(figures, 'unparseable'),
    distinct_values: count(distinct, 'distinct_values'),
    minimum: text('minimum'),
    maximum: text('maximum'),
  };
}

/** A number as people write it: `-199.9`, not the `-199.9000` of its type. */
const plainNumber = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** The cells of one column, and as what they are read; of a column that is not mapped, as they stand. */
function cellsSelect(plan: TablePlan, column: StagedColumn, mapped: ReadColumn | undefined): string {
  const { staged } = plan.relations;
  const read = mapped?.cells.find(({ heading }) => heading === column.heading);
  if (read === undefined) {
    const cell = quoteIdentifier(column.heading);
    const trimmed = column.type === 'text' || column.type === 'VARCHAR' ? `present(${cell})` : cell;
    return `select ${trimmed} as cell, ${trimmed} as readable from ${staged}`;
  }
  const readable =
    mapped?.contract.kind === 'timestamp'
      ? `local_of(${read.value}, ${quoteLiteral(plan.timeZone)})`
      : read.value;
  return typedSelect(staged, plan.typed, { cell: read.cell, readable });
}
