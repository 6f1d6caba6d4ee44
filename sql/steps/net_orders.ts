import type { Session } from '../../engine/session.js';
import { sqlOf } from '../load.js';

/**
 * SELECT of `member_id`, `ordered_on`, `net_amount` of the orders in the relation `orders` as known before `$as_of`, under the
 * number that stands for their member. Needs `order_adjustments` and `member_identities` as of that day in the session.
 */
export async function netOrdersSelect(session: Session): Promise<string> {
  const [changes] = await session.rows(sqlOf('features/changes_to_orders'));
  const changed = Number(changes?.['adjustments'] ?? 0) + Number(changes?.['merges'] ?? 0) > 0;
  return sqlOf(changed ? 'features/net_orders' : 'features/unadjusted_orders');
}
