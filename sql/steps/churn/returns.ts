import { labelEndOf } from '../../../domain/churn/label_window.js';
import {
  leastLikeThis,
  ordersFrom,
  recoverableFrom,
  silenceFrom,
} from '../../../domain/churn/recoverability.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';
import { netOrdersSelect } from '../net_orders.js';

/**
 * Makes `churn_returns`: of the members who had ordered before past snapshots, by the days since their last order
 * (`silence_from`) and their orders (`orders_from`), how many there were (`members`), how many ordered again within the label
 * window (`returned`), and their share (`return_share`). A row with a null stands for all of that column. What counts is what was known at the snapshot and at
 * the end of its window.
 *
 * Needs `orders_clean`, `order_adjustments`, `member_links_clean` in the session, and leaves `member_identities` as of the last
 * snapshot behind.
 * @param of.snapshots local days whose windows are over at the as-of
 */
export async function computeChurnReturns(
  session: Session,
  { snapshots, labelDays }: { readonly snapshots: readonly string[]; readonly labelDays: number },
): Promise<void> {
  await session.run(sqlOf('features/churn/no_churn_returns'));
  for (const snapshot of snapshots) {
    // Who comes back may do so at once: there is no gap.
    const windowEnd = labelEndOf({ asOf: snapshot, gapDays: 0, labelDays });
    await session.run(sqlOf('features/member_identities'), { as_of: snapshot });
    const net_orders = await netOrdersSelect(session);
    await session.run(sqlOf('features/churn/churn_orders', { net_orders }), { as_of: snapshot });
    await session.run(sqlOf('features/churn/returned_members', { net_orders }), {
      snapshot,
      as_of: windowEnd,
    });
    await session.run(sqlOf('features/churn/churn_return_counts', likeness), { snapshot });
  }
  await session.run(sqlOf('features/churn/churn_returns'));
}

/**
 * Makes `churn_recoverability` (member_id, recoverability 'HIGH' | 'MEDIUM' | 'LOW' | 'NONE', return_probability double) for the
 * members of `churn_states` who have ordered and are eligible or have churned: the share of those in `churn_returns` who are
 * like them. NONE, without a probability, is who left for good. Both are null where nothing is known of the past.
 */
export async function computeRecoverability(session: Session): Promise<void> {
  const { high, medium } = recoverableFrom;
  await session.run(sqlOf('features/churn/churn_recoverability', likeness), {
    least: leastLikeThis,
    high,
    medium,
  });
}

/** The greatest of some numbers that a value reaches, as SQL. */
const reached = (value: string, from: readonly number[]): string =>
  `case ${from
    .toReversed()
    .map((least) => `when ${value} >= ${least} then ${least}`)
    .join(' ')} end`;

const likeness = {
  silence_from: reached('silent_days', silenceFrom),
  orders_from: reached('order_count', ordersFrom),
};
