import type { TableName } from '../../domain/tables/index.js';
import { quoteIdentifier, quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import { cellFaults, type RowFault } from '../columns/faults.js';
import { columnSql } from '../columns/typed.js';
import { sqlOf } from '../load.js';
import { latestColumns } from './latest.js';
import { headingOf, rejectExactRepeats, rejectFaultyRows, rejectRepeats } from './rejections.js';
import type { TablePlan } from './table_plan.js';
import { asOfInstant, openStaged } from './views.js';

/** Judges every row of a table by its contract; afterwards `<table>_rejected` tells which rows do not count. */
export async function judgeTable(session: Session, plan: TablePlan, path: string): Promise<void> {
  await openStaged(session, plan, path, latestColumns(plan));
  await rejectFaultyRows(session, plan, [
    ...cellFaults(plan.typed),
    ...notYetKnown(plan),
    ...notPositive(plan),
    ...rateTooLarge(plan),
  ]);
  await (plan.contract.key.length === 0
    ? rejectExactRepeats(session, plan)
    : rejectRepeats(session, plan, 'KEY_CONFLICT'));
}

/** Rows whose own time lies at or after the as-of; of a day column, whose day does. */
function notYetKnown(plan: TablePlan): readonly RowFault[] {
  const { knownAt } = plan.contract;
  const known = plan.typed.columns.find(({ contract }) => contract.name === knownAt);
  if (knownAt === null || known === undefined) return [];
  const cell = known.cells[0]?.cell ?? 'null';
  return [
    {
      reason: 'AFTER_AS_OF',
      heading: headingOf(plan, knownAt),
      when: `${known.sql} >= ${asOfInstant(plan)}`,
      found: `cast(${cell} as varchar)`,
    },
  ];
}

/** Columns that must be above zero: a refund gives money back, and a currency is worth something. */
const positive: Readonly<Partial<Record<TableName, string>>> = { refunds: 'amount', exchange_rates: 'rate' };

function notPositive(plan: TablePlan): readonly RowFault[] {
  const name = positive[plan.name];
  if (name === undefined) return [];
  const value = columnSql(plan.typed, name) ?? 'null';
  return [
    {
      reason: 'AMOUNT_TOO_LOW',
      heading: headingOf(plan, name),
      when: `${value} <= 0`,
      found: `cast(${value} as varchar)`,
    },
  ];
}

/** Rates have at most ten digits before the mark: an amount at a greater one would have more than are computed with. */
function rateTooLarge(plan: TablePlan): readonly RowFault[] {
  if (plan.name !== 'exchange_rates') return [];
  const rate = columnSql(plan.typed, 'rate') ?? 'null';
  return [
    {
      reason: 'AMOUNT_TOO_LARGE',
      heading: headingOf(plan, 'rate'),
      when: `${rate} >= 10000000000`,
      found: `cast(${rate} as varchar)`,
    },
  ];
}

/** SELECT of the rows that count. Columns of the contract that the source lacks are null, so that later steps find them. */
export function cleanTableSelect(plan: TablePlan): string {
  const mapped = new Set(plan.typed.columns.map(({ contract }) => contract.name));
  const present = plan.typed.columns.map(({ contract }) => `typed.${quoteIdentifier(contract.name)}`);
  const absent = plan.contract.columns
    .filter(({ name }) => !mapped.has(name))
    .map(({ name, kind }) => `cast(null as ${columnTypes[kind]}) as ${quoteIdentifier(name)}`);
  const { typed, rejected } = plan.relations;
  return sqlOf('staging/table_clean', { columns: [...present, ...absent].join(',\n  '), typed, rejected });
}

/** How clean tables hold each kind of value. */
export const columnTypes = {
  id: 'varchar',
  text: 'varchar',
  timestamp: 'timestamp with time zone',
  day: 'date',
  money: 'decimal(18, 4)',
  number: 'decimal(28, 10)',
  flag: 'boolean',
} as const;

/** SQL that makes an empty clean table, for a step that reads a table which is not configured. */
export function emptyTableSelect(contract: TablePlan['contract']): string {
  const columns = contract.columns.map(
    ({ name, kind }) => `cast(null as ${columnTypes[kind]}) as ${quoteIdentifier(name)}`,
  );
  const place = [
    'cast(null as varchar) as source_file',
    'cast(null as varchar) as source_sheet',
    'cast(null as bigint) as source_row',
  ];
  return `select ${[...columns, 'cast(null as date) as known_on', ...place].join(', ')} where false`;
}

/** Orders are told with the amount that the source states, before anything is added or taken off. */
const amountOf = (plan: TablePlan, money: string): string =>
  plan.name === 'orders' ? 'stated_amount' : money;

/** SELECT of the rows that do not count, with reasons. */
export function quarantineSelect(plan: TablePlan, rawValues: string): string {
  const { staged, typed, rejected } = plan.relations;
  const { money } = plan.contract;
  const mapped = (name: string | null) => plan.typed.columns.some(({ contract }) => contract.name === name);
  return sqlOf('staging/quarantine', {
    table_name: quoteLiteral(plan.name),
    staged,
    typed,
    rejected,
    amount:
      money !== null && mapped(money) ? `typed.${amountOf(plan, money)}` : 'cast(null as decimal(18, 4))',
    currency: mapped('currency') && plan.name === 'orders' ? 'typed.currency' : 'cast(null as varchar)',
    raw_values: rawValues,
  });
}
