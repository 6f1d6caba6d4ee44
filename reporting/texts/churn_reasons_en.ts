import type { ReasonText, ReasonTexts } from './churn_features.js';
import {
  amount,
  count,
  days,
  last,
  many,
  named,
  percent,
  silence,
  since,
  times,
  told,
  trend,
  whole,
} from './churn_reason_builders_en.js';

const season: ReasonText = ({ raises }) =>
  raises ? 'A time of the year when more members leave' : 'A time of the year when fewer members leave';

const noRhythm = 'Ordered on one day only';

/** Activity is visits, logins, carts and the like: what members ordered is told by other features. */
const activeAtLast = 'Activity besides orders on the last day';
const activeOnce = 'Activity besides orders in one week of the year at most';
const weeksActive =
  (of: number): ReasonText =>
  ({ value }) =>
    `Activity besides orders in ${whole.format(value ?? 0)} of the last ${of} weeks`;

export const reasonTexts: ReasonTexts = {
  orders_30: count('order', last(30)),
  orders_90: count('order', last(90)),
  orders_180: count('order', last(180)),
  orders_365: count('order', last(365)),
  orders_total: count('order', 'so far'),
  amount_30: amount(last(30)),
  amount_90: amount(last(90)),
  amount_180: amount(last(180)),
  amount_365: amount(last(365)),
  amount_total: amount('so far'),
  months_ordered_12: ({ value }) => `Ordered in ${whole.format(value ?? 0)} of the last 12 months`,
  orders_same_season: count('order', 'in this season a year ago'),
  days_since_order: silence('order'),
  order_gap_mean: told((v) => `Orders every ${days(v)} on average`, noRhythm),
  order_gap_sd: told(
    (v) => `Days between orders vary by ${whole.format(v)}`,
    'Too few orders to have a rhythm',
  ),
  order_gap_median: told((v) => `Usually orders every ${days(v)}`, noRhythm),
  order_gap_last: told((v) => `${days(v)} between the last two orders`, noRhythm),
  order_silence_ratio: since(
    (v) => `Since the last order ${times(v)} times the usual days between orders have passed`,
    'An order on the last day',
    noRhythm,
  ),
  amount_per_order: ({ value, money }) =>
    value === null ? 'No order so far' : `Orders come to ${money(value)} on average`,
  last_amount_ratio: told((v) => `The last order was ${times(v)} times the own average`, 'No order so far'),
  orders_trend: trend(
    { less: 'Fewer orders', equal: 'As many orders', more: 'More orders' },
    'No order to compare',
  ),
  amount_trend: trend(
    { less: 'Less spent', equal: 'As much spent', more: 'More spent' },
    'No amount to compare',
  ),
  last_order_channel: named('Channel of the last order'),
  coupon_share_365: told(
    (v) => `${percent.format(v)} of the orders of a year with a coupon`,
    'No order in the last 365 days',
  ),
  days_since_coupon: silence('coupon used', 'Never used a coupon'),
  discount_share_365: told(
    (v) => `Coupons paid for ${percent.format(v)} of a year's orders`,
    'No order in the last 365 days',
  ),
  points_spent_365: ({ value }) =>
    value === null || value === 0
      ? 'No points spent in the last 365 days'
      : `${whole.format(value)} points spent in the last 365 days`,
  points_balance: ({ value }) => `${whole.format(value ?? 0)} points not spent`,
  refunds_365: count('refund', last(365)),
  refunded_share_365: told(
    (v) => `${percent.format(v)} of a year's orders given back`,
    'No order in the last 365 days',
  ),
  days_since_refund: since(
    (v) => `Last refund ${days(v)} ago`,
    'A refund on the last day',
    'No refund so far',
  ),
  products_365: count('different product', last(365)),
  categories_365: ({ value }) =>
    value === null || value === 0
      ? 'No category bought in the last 365 days'
      : `${whole.format(value)} ${Math.round(value) === 1 ? 'category' : 'categories'} bought in the last 365 days`,
  favourite_category: named('Buys mostly'),
  favourite_category_share: told(
    (v) => `${percent.format(v)} of purchases in the favourite category`,
    'Favourite category not known',
  ),
  days_since_favourite_category: since(
    (v) => `Favourite category not bought for ${days(v)}`,
    'Favourite category bought on the last day',
    'Favourite category not known',
  ),
  category_gap_ratio: told(
    (v) => `Buys the favourite category at ${times(v)} times the usual interval of all members`,
    'Favourite category bought on one day only',
  ),
  category_cycle_ratio: since(
    (v) => `Favourite category not bought for ${times(v)} times its usual cycle`,
    'Favourite category bought on the last day',
    'Cycle of the favourite category not known',
  ),
  visits_30: count('visit', last(30)),
  visits_90: count('visit', last(90)),
  visits_365: count('visit', last(365)),
  page_views_90: count('page view', last(90)),
  logins_90: count('login', last(90)),
  carts_90: count('cart', last(90)),
  other_events_90: ({ value }) =>
    value === null || value === 0
      ? 'No downloads or the like in the last 90 days'
      : `${whole.format(value)} ${Math.round(value) === 1 ? 'download' : 'downloads'} or the like in the last 90 days`,
  weeks_active_13: weeksActive(13),
  weeks_active_52: weeksActive(52),
  visits_since_order: count('visit', 'since the last order'),
  carts_since_order: count('cart', 'since the last order'),
  visits_before_order: count('visit', 'before the first order'),
  engagement_90: ({ value }) => `Engagement of ${whole.format(value ?? 0)} in the last 90 days`,
  days_since_event: since(
    (v) => `No activity besides orders for ${days(v)}`,
    activeAtLast,
    'No activity besides orders so far',
  ),
  days_since_visit: silence('visit'),
  days_since_login: silence('login'),
  days_since_cart: since(
    (v) => `Nothing put into the cart for ${days(v)}`,
    'Put something into the cart on the last day',
    'Never put anything into the cart',
  ),
  active_gap: told((v) => `Activity besides orders usually every ${days(v)}`, activeOnce),
  event_silence_ratio: since(
    (v) => `No activity besides orders for ${times(v)} times the usual days between active weeks`,
    activeAtLast,
    activeOnce,
  ),
  events_trend: trend(
    {
      less: 'Less activity besides orders',
      equal: 'As much activity besides orders',
      more: 'More activity besides orders',
    },
    'No activity besides orders to compare',
  ),
  orders_per_visit_365: told(
    (v) => `${times(v)} orders a visit in the last 365 days`,
    'No visit in the last 365 days',
  ),
  contacts_30: count('contact', last(30)),
  contacts_90: count('contact', last(90)),
  contacts_365: count('contact', last(365)),
  clicks_365: count('click', last(365)),
  responses_365: count('response', last(365)),
  bounces_365: count('bounce', last(365)),
  opened_share_365: told(
    (v) => `${percent.format(v)} of a year's contacts opened`,
    'No contact in the last 365 days',
  ),
  days_since_contact: since(
    (v) => `Last contacted ${days(v)} ago`,
    'Contacted on the last day',
    'Never contacted',
  ),
  contacts_unanswered: ({ value }) => `${many(value ?? 0, 'contact')} in a row without a reaction`,
  days_since_reaction: since(
    (v) => `No reaction to contacts for ${days(v)}`,
    'Reacted to a contact on the last day',
    'Never reacted to a contact',
  ),
  care_contacts_365: count('care contact', last(365)),
  days_since_care: since(
    (v) => `Last care contact ${days(v)} ago`,
    'A care contact on the last day',
    'No care contact so far',
  ),
  channels_allowed: told(
    (v) => `Contact permitted by ${many(v, 'channel').toLowerCase()}`,
    'No permission on record',
  ),
  days_since_consent_withdrawn: since(
    (v) => `Permission to contact withdrawn ${days(v)} ago`,
    'Permission to contact withdrawn on the last day',
    'Never withdrew a permission',
  ),
  tenure_days: told((v) => `Known for ${days(v)}`, 'Known for 0 days'),
  days_to_first_order: told((v) => {
    if (v === 0) return 'First order on the day of registering';
    return v < 0 ? 'Ordered before registering' : `First order ${days(v)} after registering`;
  }, 'Day of registration or of the first order not known'),
  unsubscribed: ({ value }) => (value === 1 ? 'Has unsubscribed' : 'Has not unsubscribed'),
  members_referred: count('other member', 'referred'),
  days_since_level_change: since(
    (v) => `At this level for ${days(v)}`,
    'Came to this level on the last day',
    'Level not known',
  ),
  level: named('Level'),
  kind: named('Kind of member'),
  region: named('Region'),
  acquisition_channel: named('Came by'),
  lead_channel: named('First showed interest by'),
  season_sine: season,
  season_cosine: season,
};
