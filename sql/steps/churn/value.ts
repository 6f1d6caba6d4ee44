import type { Parameters, Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';
import { netOrdersSelect } from '../net_orders.js';

/**
 * SELECT of `churn_value` (member_id, value_at_stake decimal(38, 4)), by its key: what members ordered, net, in the
 * `$value_days` days before `$as_of`; of `churn_states` with the reason `CHURNED`, in those that end with the day of their
 * last order. Who ordered nothing in them has no row.
 *
 * Needs `orders_clean`, `order_adjustments`, and `member_identities` and `churn_states` as of that day in the session.
 */
export const valueSelect = async (session: Session): Promise<string> =>
  sqlOf('features/churn/value', { net_orders: await netOrdersSelect(session) });

/** What {@link valueSelect} is run with. */
export const valueParameters = (asOf: string, valueDays: number): Parameters => ({
  as_of: asOf,
  value_days: valueDays,
});
