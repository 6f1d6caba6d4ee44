import { parquetRelation } from '../../engine/parquet.js';
import { rowsSelect } from '../../engine/rows_select.js';
import type { Row } from '../../engine/session.js';
import { textOf } from '../../engine/text_of.js';
import { withTakenOut } from '../../domain/quality/erased_rows.js';
import { auditTable, type AuditRow } from '../../sql/steps/audit_table.js';
import type { Taken } from '../../sql/steps/erasing/stored.js';
import { auditColumns } from '../audit.js';
import { reconciliationColumns } from '../clean.js';
import { storedRelation } from '../run_folder.js';
import { planOfStaged, stagedName } from './rewrite_staged.js';
import type { RunToRewrite } from './rewrite_tables.js';

/**
 * SELECT of the audit without barred members: the least and the greatest value of a column are values of somebody.
 * Tables that are still staged are described anew; of others these values are left out.
 * @param of with the tables as they are now
 * @param changed names of the tables of which something was taken out
 * @returns null where nothing of it changes
 */
export async function remakeAudit(of: RunToRewrite, changed: readonly string[]): Promise<string | null> {
  const { store, session, manifest, config, tables } = of;
  const ref = tables['audit'];
  const described = new Set(changed.map((name) => name.replace(/_(staged|clean|quarantine)$/, '')));
  if (ref === undefined || described.size === 0) return null;
  const before = await session.rows(`select * from ${await storedRelation(store, ref)}`);
  const rows: AuditRow[] = [];
  for (const table of new Set(before.map((row) => String(row['table_name'])))) {
    const old = before.filter((row) => row['table_name'] === table).map(auditRow);
    const staged = tables[`${table}_staged`];
    const name = stagedName(`${table}_staged`);
    if (!described.has(table)) rows.push(...old);
    else if (staged === undefined || name === null) {
      rows.push(...old.map((row) => ({ ...row, minimum: null, maximum: null })));
    } else {
      const path = await store.get(staged);
      const plan = await planOfStaged(session, {
        config,
        asOf: manifest.asOf,
        name,
        relation: parquetRelation(path),
      });
      rows.push(...(await auditTable(session, plan, path)));
    }
  }
  return rowsSelect(auditColumns, rows);
}

const auditRow = (row: Row): AuditRow => ({
  table_name: String(row['table_name']),
  column_name: textOf(row, 'column_name'),
  source_heading: String(row['source_heading']),
  kind: String(row['kind']),
  row_count: Number(row['row_count']),
  missing: Number(row['missing']),
  unparseable: Number(row['unparseable']),
  distinct_values: Number(row['distinct_values']),
  minimum: textOf(row, 'minimum'),
  maximum: textOf(row, 'maximum'),
  repeated_rows: Number(row['repeated_rows']),
});

const cleanTable = /^(.+)_clean$/;

/**
 * SELECT of the reconciliation with what was taken out of clean tables.
 * @returns null where nothing was
 */
export async function remakeReconciliation(
  { store, session, tables }: Pick<RunToRewrite, 'store' | 'session' | 'tables'>,
  taken: Readonly<Record<string, Taken>>,
): Promise<string | null> {
  const ref = tables['reconciliation'];
  const out = Object.entries(taken).flatMap(([name, { rows, amount }]) => {
    const table = cleanTable.exec(name)?.[1];
    if (table === undefined || rows === 0) return [];
    // Of other tables the reconciliation does not follow the money behind the rows that were kept.
    return [{ table, rows, amount: table === 'orders' ? amount : null }];
  });
  if (ref === undefined || out.length === 0) return null;
  const before = await session.rows(`select * from ${await storedRelation(store, ref)}`);
  const lines = withTakenOut(
    before.map((row) => ({
      table: String(row['table_name']),
      line: String(row['line']),
      rows: row['row_count'] === null ? null : Number(row['row_count']),
      amount: textOf(row, 'amount'),
    })),
    out,
  );
  return rowsSelect(
    reconciliationColumns,
    lines.map(({ table, line, rows, amount }) => ({ table_name: table, line, row_count: rows, amount })),
  );
}
