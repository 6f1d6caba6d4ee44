import type { ChurnInputs } from '../../../domain/churn/inputs.js';
import { tableContracts, tableNames, type TableName } from '../../../domain/tables/index.js';
import { rowsSelect, type Cell } from '../../../engine/rows_select.js';
import type { Session } from '../../../engine/session.js';
import { columnTypes, emptyTableSelect } from '../../../sql/steps/clean_table.js';

/** Zone of the made business: its days begin at 16:00 UTC of the day before. */
export const timeZone = 'Asia/Shanghai';

/** A row of a clean table; times are local, `2024-01-31` or `2024-01-31 23:59:59`, and what is not named is null. */
export type CleanRow = Readonly<Record<string, Cell>>;
/** Clean tables by name; those that are not named are not configured. Refunds stand as adjustments. */
export type CleanTables = Readonly<Partial<Record<TableName, readonly CleanRow[]>>>;

/** Makes the clean tables of a business as cleaning writes them, but for the places of their rows. */
export async function openCleanTables(session: Session, tables: CleanTables): Promise<void> {
  for (const name of tableNames) {
    await session.run(`create or replace temp table ${name}_clean as ${cleanSelect(name, tables[name])}`);
  }
  // Order n of the list of orders, from 1 on, is refunded by its own order id.
  await session.run(`create or replace temp table order_adjustments as
    select order_id, 1 as order_seq, 'refund' as kind, known_on as effective_on, cast(amount as decimal(38, 4)) as amount
    from refunds_clean`);
}

function cleanSelect(name: TableName, rows: readonly CleanRow[] | undefined): string {
  const contract = tableContracts[name];
  if (rows === undefined || rows.length === 0) {
    const empty = emptyTableSelect(contract);
    return name === 'orders' ? `select *, known_on as ordered_on, 1 as order_seq from (${empty})` : empty;
  }
  const kinds = contract.columns.map((column) => [column.name, columnTypes[column.kind]] as const);
  const days = [['known_on', 'date'], ...(name === 'orders' ? orderColumns : [])] as const;
  const columns = Object.fromEntries([...kinds, ...days]);
  return rowsSelect(
    columns,
    rows.map((row) => cells(name, row)),
  );
}

const orderColumns = [
  ['ordered_on', 'date'],
  ['order_seq', 'integer'],
] as const;

function cells(name: TableName, row: CleanRow): CleanRow {
  const { columns, knownAt } = tableContracts[name];
  const known = knownAt === null ? null : (row[knownAt] ?? null);
  const values = columns.map((column) => {
    const value = row[column.name] ?? null;
    return [column.name, column.kind === 'timestamp' ? instant(value) : value] as const;
  });
  const day = known === null ? null : String(known).slice(0, 10);
  return { ...Object.fromEntries(values), known_on: day, ordered_on: day, order_seq: row['order_seq'] ?? 1 };
}

/** A local time as the instant it is: the zone is eight hours ahead of UTC, and never changes its clocks. */
const instant = (local: Cell): Cell =>
  local === null ? null : `${String(local).length === 10 ? `${local} 00:00:00` : local}+08:00`;

/** What a configuration that fills all columns of these tables can tell. */
export const inputsOf = (tables: CleanTables, pointInTime = true): ChurnInputs =>
  new Map(
    tableNames
      .filter((name) => tables[name] !== undefined)
      .map((name) => [
        name,
        { columns: new Set(tableContracts[name].columns.map((column) => column.name)), pointInTime },
      ]),
  );
