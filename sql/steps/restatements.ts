import { orderChanges, type OrderChange } from '../../contracts/warnings.js';
import type { Session, Value } from '../../engine/session.js';
import { sqlOf } from '../load.js';

/** Clean orders of two runs, and the day before which they are compared. */
export interface ComparedOrders {
  /** Names of ours, or calls of the engine's reader. */
  readonly earlier: string;
  readonly later: string;
  /** Orders from this local day on are no restatements: the earlier run could not have them. */
  readonly asOf: string;
  /** Whether a changed status is one of the changes; both must have the column `status` then. */
  readonly withStatus: boolean;
}

/** Orders that changed in one way, and what that adds to the money, in the reporting currency. */
export interface OrderChanges {
  readonly change: OrderChange;
  readonly rows: number;
  /** Exact decimal text. */
  readonly amount: string;
}

/** How many orders before the as-of differ between two runs, by kind of change. */
export async function restatements(
  session: Session,
  orders: ComparedOrders,
): Promise<readonly OrderChanges[]> {
  const rows = await session.rows(sqlOf('checks/restatements', { changed_orders: changedOrders(orders) }), {
    as_of: orders.asOf,
  });
  return rows.map((row) => ({
    change: changeOf(row['change']),
    rows: Number(row['row_count']),
    amount: String(row['amount']),
  }));
}

function changeOf(value: Value | undefined): OrderChange {
  const change = orderChanges.find((one) => one === value);
  if (change === undefined) throw new RangeError(`a change that nobody named: ${String(value)}`);
  return change;
}

/** Query of the orders that changed; takes `$as_of`. */
export const changedOrders = ({ earlier, later, withStatus }: ComparedOrders): string => {
  const status = withStatus ? 'cast(status as varchar)' : 'cast(null as varchar)';
  return sqlOf('checks/changed_orders', { earlier, later, status });
};
