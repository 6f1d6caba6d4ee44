import { quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import { faultColumns } from '../columns/faults.js';
import { typedSelect } from '../columns/typed.js';
import { sqlOf } from '../load.js';
import { rejectOversizedOrders } from './order_sums.js';
import { orderColumns, orderContentFaults, orderReadingFaults, type OrderPlan } from './order_view.js';
import { pricing, rejectUnpriced } from './prices.js';
import { headingOf, rejectExactRepeats, rejectRepeats, settlement } from './rejections.js';
import { openStaged } from './views.js';

/** Settings of the business that cleaning orders needs beside the plan of the table. */
export interface OrderSurroundings {
  readonly currency: string;
}

/**
 * Judges every row of the order source, in the order of precedence of the reasons: read, known, repeated, excluded,
 * content. Afterwards `orders_rejected` and `orders_excluded` tell which rows do not count.
 * Needs `exclusions_clean`, `member_identities` and `exchange_rates_clean` in the session.
 */
export async function judgeOrders(
  session: Session,
  plan: OrderPlan,
  path: string,
  { currency }: OrderSurroundings,
): Promise<void> {
  await openStaged(session, plan, path, orderColumns(plan));
  await rejectFaultyOrders(session, plan);
  await rejectRepeatedOrders(session, plan);
  await session.run(sqlOf('staging/excluded_rows'));
  await session.run(sqlOf('staging/orders_standing'));
  await session.run(sqlOf('staging/content_faults'));
  await rejectUnpriced(session, plan, currency);
  await rejectOutliers(session, plan);
  await rejectOversizedOrders(session, plan);
  await matchCancellations(session, plan);
}

/** Finds all faults that rows have by themselves; those of content wait until repeats and exclusions are settled. */
async function rejectFaultyOrders(session: Session, plan: OrderPlan): Promise<void> {
  const { staged, rejected } = plan.relations;
  const reading = faultColumns(orderReadingFaults(plan));
  const content = faultColumns(orderContentFaults(plan));
  const judged = typedSelect(staged, plan.typed, {
    reading_reason: reading.reason,
    reading_column: reading.column_name,
    reading_value: reading.value,
    content_reason: content.reason,
    content_column: content.column_name,
    content_value: content.value,
  });
  await session.run(sqlOf('staging/order_faults', { judged }));
  await session.run(sqlOf('staging/rejected', { rejected }));
  await session.run(sqlOf('staging/reading_faults'));
}

async function rejectRepeatedOrders(session: Session, plan: OrderPlan): Promise<void> {
  if (plan.config.grain === 'order') {
    await rejectRepeats(session, plan, 'ORDER_ID_CONFLICT');
    return;
  }
  if (plan.config.equal_lines === 'drop') await rejectExactRepeats(session, plan);
  const { typed, rejected } = plan.relations;
  const slots = settlement(plan, 'ORDER_ID_CONFLICT');
  await session.run(
    sqlOf('staging/line_conflicts', {
      typed,
      rejected,
      key_heading: quoteLiteral(headingOf(plan, 'member_id')),
      ...slots,
      loses: plan.config.on_conflict === 'latest_by' ? 'member_id <> latest_member' : slots.loses,
    }),
  );
}

async function rejectOutliers(session: Session, plan: OrderPlan): Promise<void> {
  const { outliers } = plan.config;
  const threshold = outliers === undefined ? null : await outlierThreshold(session, plan, outliers);
  await session.run(
    'create or replace temp table outlier_threshold as select cast($threshold as double) as threshold',
    { threshold },
  );
  if (outliers?.drop === true && threshold !== null) {
    const heading = quoteLiteral(headingOf(plan, 'amount'));
    await session.run(sqlOf('staging/outliers', { ...pricing(plan), heading }), { threshold });
  }
}

async function outlierThreshold(
  session: Session,
  plan: OrderPlan,
  { above_quantile, times }: { above_quantile: number; times: number },
): Promise<number | null> {
  const slots = { ...pricing(plan), share: String(above_quantile) };
  const [row] = await session.rows(sqlOf('staging/outlier_quantile', slots));
  const quantile = row?.['quantile'];
  return typeof quantile === 'number' ? quantile * times : null;
}

async function matchCancellations(session: Session, plan: OrderPlan): Promise<void> {
  if (plan.config.cancellations !== 'net') {
    await session.run(sqlOf('staging/no_netting'));
    return;
  }
  await session.run(sqlOf('staging/netting_candidates'));
  await session.run(sqlOf('staging/netting'));
  const heading = quoteLiteral(headingOf(plan, 'product_id'));
  await session.run(sqlOf('staging/unmatched_cancellations', { heading }));
}
