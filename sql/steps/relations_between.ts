import { quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import { sqlOf } from '../load.js';
import { cleanTableSelect } from './clean_table.js';
import { headingOf } from './rejections.js';
import type { TablePlan } from './table_plan.js';

/** Rejects member links that lead in a circle. */
export async function rejectLinkCycles(session: Session, plan: TablePlan, asOf: string): Promise<void> {
  await session.run(`create or replace temp view member_links_clean as ${cleanTableSelect(plan)}`);
  await session.run(sqlOf('features/member_identities'), { as_of: asOf });
  await session.run(sqlOf('staging/link_cycles', { heading: quoteLiteral(headingOf(plan, 'canonical_id')) }));
}

/** Rejects refunds of orders that do not count; needs `orders_clean` in the session. */
export async function rejectUnknownOrders(session: Session, plan: TablePlan): Promise<void> {
  await session.run(sqlOf('staging/unknown_orders', { heading: quoteLiteral(headingOf(plan, 'order_id')) }));
}
