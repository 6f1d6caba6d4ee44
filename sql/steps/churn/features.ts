import { churnFeaturesFor, type ChurnFeature } from '../../../domain/churn/features.js';
import type { ChurnInputs } from '../../../domain/churn/inputs.js';
import { quoteIdentifier } from '../../../engine/quote.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';

/** What is computed of whom, and when. */
export interface ChurnFeaturesOf {
  /** Local day; what came before it is known. */
  readonly snapshot: string;
  /** Zone in which the day begins. */
  readonly timeZone: string;
  /** Relation with the column `member_id`: numbers after merges, one row each. */
  readonly population: string;
  readonly inputs: ChurnInputs;
}

/**
 * Makes `churn_features`: `member_id`, and one column for each feature that the inputs give, double or varchar. Counts
 * are 0 and distances null where there is nothing. Needs in the session the clean tables, empty ones where not
 * configured, `orders_clean`, `order_adjustments`, and `member_identities` as of the snapshot.
 */
export async function computeChurnFeatures(session: Session, of: ChurnFeaturesOf): Promise<void> {
  const { snapshot, timeZone: time_zone, population, inputs } = of;
  const at = { snapshot };
  await session.run(sqlOf('features/churn_features/feature_members', { population }));
  await session.run(sqlOf('features/churn_features/feature_member_ids'));
  await session.run(sqlOf('features/churn_features/feature_orders', orderSlots(inputs)), at);
  await session.run(sqlOf('features/churn_features/order_features'));
  await session.run(sqlOf('features/churn_features/refund_features'));
  await session.run(sqlOf('features/churn_features/item_features'), at);
  await session.run(sqlOf('features/churn_features/event_features'), at);
  await session.run(sqlOf('features/churn_features/contact_features'), { snapshot, time_zone });
  await session.run(sqlOf('features/churn_features/consent_features'), at);
  await session.run(sqlOf('features/churn_features/history_features'), at);
  await session.run(sqlOf('features/churn_features/member_features'), { snapshot, time_zone });
  await session.run(sqlOf('features/churn_features/lead_features'), at);
  const features = churnFeaturesFor(inputs).features.map((feature) => columnOf(feature, inputs));
  await session.run(
    sqlOf('features/churn_features/churn_features', { features: features.join(',\n  ') }),
    at,
  );
  for (const table of intermediate) await session.run(`drop table ${table}`);
}

const intermediate = [
  'feature_members',
  'feature_member_ids',
  'feature_orders',
  'order_features',
  'refund_features',
  'item_features',
  'event_features',
  'contact_features',
  'consent_features',
  'history_features',
  'member_features',
  'lead_features',
] as const;

/** Columns that orders have only where they are configured, and the types of those that are not. */
const optionalOrderColumns = {
  channel: 'varchar',
  coupon_code: 'varchar',
  coupon_amount: 'decimal(18, 4)',
  points_spent: 'decimal(28, 10)',
  points_issued: 'decimal(28, 10)',
} as const;

/** Numbers of orders are kept only where items are found by them: as texts they are most of what orders take. */
function orderSlots(inputs: ChurnInputs): Readonly<Record<string, string>> {
  const configured = inputs.get('orders')?.columns;
  return {
    ...Object.fromEntries(
      Object.entries(optionalOrderColumns).map(([name, type]) => [
        name,
        configured?.has(name) === true ? `orders.${name}` : `cast(null as ${type})`,
      ]),
    ),
    order_id: inputs.has('order_items') ? 'orders.order_id' : 'cast(null as varchar)',
  };
}

/** Attributes that the history of members and the table of members may both tell. */
const attributes: readonly string[] = ['level', 'kind', 'region', 'acquisition_channel'];

/** Features that are made of several tables. */
const combined: Readonly<Record<string, string>> = {
  tenure_days: `greatest(
    coalesce(orders.first_age, 1),
    coalesce(events.first_age, 1),
    coalesce(told.registered_age, 1)
  ) - 1`,
  days_to_first_order: 'told.registered_age - orders.first_age',
  season_sine: 'sin(calendar.place_in_year)',
  season_cosine: 'cos(calendar.place_in_year)',
};

function columnOf({ name, kind, nothing }: ChurnFeature, inputs: ChurnInputs): string {
  const column = quoteIdentifier(name);
  if (kind === 'category')
    return `${attributes.includes(name) ? attributeOf(name, inputs) : column} as ${column}`;
  const value = `cast(${combined[name] ?? column} as double)`;
  return `${nothing === 'zero' ? `coalesce(${value}, 0)` : value} as ${column}`;
}

/** The history comes first: it says from when on. Columns of members that describe today stay out. */
const attributeOf = (name: string, inputs: ChurnInputs): string =>
  inputs.get('members')?.pointInTime === true ? `coalesce(history.${name}, told.${name})` : `history.${name}`;
