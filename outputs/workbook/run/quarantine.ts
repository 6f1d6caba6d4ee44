import { quoteIdentifier } from '../../../engine/quote.js';
import { reasonMeaning, reasonRemedy } from '../../../reporting/texts/reconciliation_line.js';
import { sheetTexts } from '../../../reporting/texts/sheets.js';
import type { CellValue, TableSheet } from '../content.js';
import { changed, headed, selectList, storedNames, type RunColumn, type RunWorkbook } from './sheet.js';

const quarantineColumns: readonly RunColumn[] = [
  { text: 'table_name', kind: 'text' },
  { text: 'source_file', kind: 'text' },
  { text: 'source_sheet', kind: 'text' },
  { text: 'source_row', kind: 'integer' },
  { text: 'reason', kind: 'text' },
  { text: 'description', kind: 'text', stored: null, width: 34 },
  { text: 'remedy', kind: 'text', stored: null, width: 34 },
  { text: 'fault_heading', kind: 'text', stored: 'column_name' },
  { text: 'value', kind: 'text' },
  { text: 'row_amount', kind: 'money', stored: 'amount', asRead: true },
  { text: 'raw_values', kind: 'text', width: 60 },
];

/** Rows set aside of every table, with the reason in words beside its code. */
export function quarantineSheet(run: RunWorkbook): TableSheet {
  const {
    session,
    tables,
    report: { locale },
  } = run;
  const parts = tables
    .filter((table) => table.endsWith('_quarantine'))
    .sort((a, b) => Number(b === ordersFirst) - Number(a === ordersFirst))
    .map((table) => `select ${selectList(quarantineColumns)} from ${quoteIdentifier(table)}`);
  const stored = storedNames(quarantineColumns);
  const reason = stored.indexOf('reason');
  return {
    ...headed(run, 'quarantine', quarantineColumns),
    notes: [sheetTexts(locale).quarantineNote],
    rows: changed(session.batches(parts.join(' union all ')), (row) => [
      ...row.slice(0, reason + 1),
      reasonMeaning(String(row[reason]), locale),
      reasonRemedy(String(row[reason]), locale),
      ...row.slice(reason + 1, -1),
      cellsText(row.at(-1) ?? null),
    ]),
  };
}

const ordersFirst = 'orders_quarantine';

/** `{"订单号":"SO1","会员ID":null}` as people read it: `订单号: SO1 | 会员ID: –`. */
function cellsText(stored: CellValue): string {
  const cells = JSON.parse(String(stored)) as Readonly<Record<string, string | null>>;
  return Object.entries(cells)
    .map(([heading, cell]) => `${heading}: ${cell ?? '–'}`)
    .join(' | ');
}
