import { wholeBusiness } from '../../domain/rfm/scope.js';
import type { Row, Session } from '../../engine/session.js';
import { textOf } from '../../engine/text_of.js';
import { sqlOf } from '../load.js';
import { changedOrders, type ComparedOrders } from './restatements.js';

/** A figure in two runs; null: that run does not have it. Money is exact decimal text. */
export interface BeforeAfter<T> {
  readonly before: T | null;
  readonly after: T | null;
}

export interface ChangedOrder {
  readonly change: string;
  readonly orderId: string;
  /** Local day, in the later run where it has the order. */
  readonly orderedOn: string;
  readonly amount: BeforeAfter<string>;
  readonly status: BeforeAfter<string>;
  /** What is restated: `amount`, `member`, `time`, `status`. */
  readonly restated: readonly string[];
}

const restatedParts = ['amount', 'member', 'time', 'status'] as const;

/** The largest changes of each kind. */
export async function changedExamples(
  session: Session,
  orders: ComparedOrders,
  examples: number,
): Promise<readonly ChangedOrder[]> {
  const sql = sqlOf('checks/changed_examples', { changed_orders: changedOrders(orders) });
  const rows = await session.rows(sql, { as_of: orders.asOf, examples });
  return rows.map((row) => ({
    change: String(row['change']),
    orderId: String(row['order_id']),
    orderedOn: String(row['ordered_on']),
    amount: texts(row, 'amount'),
    status: texts(row, 'status'),
    restated: restatedParts.filter((part) => row[`${part}_changed`] === true),
  }));
}

/** The same table of two runs: names of ours, or calls of the engine's reader. */
export interface TableOfTwo {
  readonly earlier: string;
  readonly later: string;
}

export interface PeriodTotals {
  readonly period: string;
  readonly members: BeforeAfter<number>;
  readonly orders: BeforeAfter<number>;
  readonly monetary: BeforeAfter<string>;
}

/** Totals of every period that one of two runs has, by their groups. */
export async function periodTotals(session: Session, groups: TableOfTwo): Promise<readonly PeriodTotals[]> {
  const rows = await session.rows(sqlOf('checks/restated_periods', { ...groups }), { scope: wholeBusiness });
  return rows.map((row) => ({
    period: String(row['period']),
    members: counts(row, 'members'),
    orders: counts(row, 'orders'),
    monetary: texts(row, 'monetary'),
  }));
}

export interface GroupSizes {
  readonly period: string;
  /** Null: outside the given edges, or never ordered. */
  readonly code: string | null;
  readonly segment: string | null;
  readonly members: BeforeAfter<number>;
}

/** Groups whose sizes differ, the largest difference first. */
export async function changedGroups(session: Session, groups: TableOfTwo): Promise<readonly GroupSizes[]> {
  const rows = await session.rows(sqlOf('checks/restated_groups', { ...groups }), { scope: wholeBusiness });
  return rows.map((row) => ({
    period: String(row['period']),
    code: textOf(row, 'rfm_code'),
    segment: textOf(row, 'segment'),
    members: counts(row, 'members'),
  }));
}

export interface AccountLine {
  readonly table: string;
  readonly line: string;
  readonly rows: BeforeAfter<number>;
  readonly amount: BeforeAfter<string>;
}

/** Lines of the reconciliation that differ. */
export async function changedAccounts(
  session: Session,
  reconciliations: TableOfTwo,
): Promise<readonly AccountLine[]> {
  const rows = await session.rows(sqlOf('checks/restated_accounts', { ...reconciliations }));
  return rows.map((row) => ({
    table: String(row['table_name']),
    line: String(row['line']),
    rows: counts(row, 'rows'),
    amount: texts(row, 'amount'),
  }));
}

const texts = (row: Row, name: string): BeforeAfter<string> => ({
  before: textOf(row, `earlier_${name}`),
  after: textOf(row, `later_${name}`),
});

const counts = (row: Row, name: string): BeforeAfter<number> => ({
  before: countOf(row, `earlier_${name}`),
  after: countOf(row, `later_${name}`),
});

const countOf = (row: Row, name: string): number | null => {
  const value = row[name] ?? null;
  return value === null ? null : Number(value);
};
