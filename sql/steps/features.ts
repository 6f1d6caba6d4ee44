import type { Period } from '../../domain/time/periods.js';
import type { Session } from '../../engine/session.js';
import { sqlOf } from '../load.js';
import { netOrdersSelect } from './net_orders.js';

/** First day of the calendar, for a window that reaches back to the beginning. */
const beginning = '0001-01-01';

/** Fills `member_orders` with the features of each period; needs the clean tables in the session. */
export async function computeMemberOrders(
  session: Session,
  periods: readonly Period[],
  withProspects: (period: Period) => boolean,
): Promise<void> {
  await session.run(sqlOf('features/no_member_orders'));
  for (const period of periods) {
    const { label, startsOn, asOf } = period;
    await session.run(sqlOf('features/member_identities'), { as_of: asOf });
    const net_orders = await netOrdersSelect(session);
    await session.run(sqlOf('features/member_orders', { net_orders }), {
      period: label,
      starts_on: startsOn ?? beginning,
      as_of: asOf,
    });
    if (withProspects(period)) {
      await session.run(sqlOf('features/prospects', { net_orders }), { period: label, as_of: asOf });
    }
  }
}

/** SELECT of the feature table, ordered by its key. */
export const memberOrdersSelect = 'select * from member_orders order by period, scope, member_id';
