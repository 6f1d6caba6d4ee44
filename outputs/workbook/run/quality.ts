import { reconciliationMeaning } from '../../../reporting/texts/reconciliation_line.js';
import type { SheetRow, TableSheet } from '../content.js';
import { headed, selectList, storedNames, type RunColumn, type RunWorkbook } from './sheet.js';

const reconciliationColumns: readonly RunColumn[] = [
  { text: 'table_name', kind: 'text' },
  { text: 'line', kind: 'text' },
  { text: 'row_count', kind: 'integer' },
  { text: 'amount', kind: 'money' },
  { text: 'meaning', kind: 'text', stored: null, width: 60 },
];

const auditColumns: readonly RunColumn[] = [
  { text: 'table_name', kind: 'text' },
  { text: 'source_heading', kind: 'text' },
  { text: 'column_name', kind: 'text' },
  { text: 'kind', kind: 'text' },
  { text: 'row_count', kind: 'integer' },
  { text: 'missing', kind: 'integer' },
  { text: 'unparseable', kind: 'integer' },
  { text: 'distinct_values', kind: 'integer' },
  { text: 'minimum', kind: 'text', width: 22 },
  { text: 'maximum', kind: 'text', width: 22 },
  { text: 'repeated_rows', kind: 'integer' },
];

/** How rows and money add up, table by table, with what each line means. */
export function reconciliationSheet(run: RunWorkbook): TableSheet {
  const { locale } = run.report;
  const line = storedNames(reconciliationColumns).indexOf('line');
  return {
    ...headed(run, 'reconciliation', reconciliationColumns),
    rows: byTable(run, reconciliationColumns, 'reconciliation', (row) => [
      ...row,
      reconciliationMeaning(String(row[line]), locale),
    ]),
  };
}

/** What the sources hold, column by column. */
export const auditSheet = (run: RunWorkbook): TableSheet => ({
  ...headed(run, 'audit', auditColumns),
  rows: byTable(run, auditColumns, 'audit', (row) => row),
});

/** Rows of a small table, those of the orders first; within a table they keep their order. */
async function* byTable(
  { session }: RunWorkbook,
  columns: readonly RunColumn[],
  table: string,
  change: (row: SheetRow) => SheetRow,
): TableSheet['rows'] {
  const names = storedNames(columns);
  const rows = await session.rows(`select ${selectList(columns)} from ${table}`);
  const sheetRows = rows.map((row) => names.map((name) => row[name] ?? null));
  const tables = new Set(['orders', ...sheetRows.map(([name]) => name)]);
  yield [...tables].flatMap((name) => sheetRows.filter(([of]) => of === name)).map(change);
}
