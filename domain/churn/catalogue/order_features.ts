import { category, counted, measured, need } from './feature.js';

const orders = [need('orders')];

/** How often, how much and in what rhythm: orders net of what was given back before the snapshot. */
export const orderFeatures = [
  ...counted(orders, [
    ['orders_30', 30, 'Orders of the last 30 days.'],
    ['orders_90', 90, 'Orders of the last 90 days.'],
    ['orders_180', 180, 'Orders of the last 180 days.'],
    ['orders_365', 365, 'Orders of the last 365 days.'],
    ['orders_total', null, 'All orders so far.'],
    ['amount_30', 30, 'What the orders of the last 30 days came to, net of refunds.'],
    ['amount_90', 90, 'What the orders of the last 90 days came to, net of refunds.'],
    ['amount_180', 180, 'What the orders of the last 180 days came to, net of refunds.'],
    ['amount_365', 365, 'What the orders of the last 365 days came to, net of refunds.'],
    ['amount_total', null, 'What all orders so far came to, net of refunds.'],
    ['months_ordered_12', 360, 'Of the last twelve times 30 days, those with an order.'],
    ['orders_same_season', 365, 'Orders in the 90 days that began a year before the snapshot.'],
  ]),
  ...measured(orders, [
    [
      'days_since_order',
      null,
      'Days since the last order; 0: it was placed on the last day before the snapshot.',
    ],
    ['order_gap_mean', null, 'Mean of the days from one day with orders to the next.'],
    ['order_gap_sd', null, 'Standard deviation of the days from one day with orders to the next.'],
    ['order_gap_median', null, 'Median of the days from one day with orders to the next.'],
    ['order_gap_last', null, 'Days between the last two days with orders.'],
    ['order_silence_ratio', null, "Days since the last order as a multiple of the member's own median gap."],
    ['amount_per_order', null, 'Mean amount of an order.'],
    ['last_amount_ratio', null, "Amount of the last order as a multiple of the member's mean."],
    [
      'orders_trend',
      120,
      'Orders of the last 30 days against those of the 90 before, as a ratio of rates; one order a month is added to both.',
    ],
    [
      'amount_trend',
      120,
      'Amount of the last 30 days against the 90 before, as a ratio of rates; a mean order a month is added to both.',
    ],
  ]),
  category('last_order_channel', 'Channel of the last order.', { needs: [need('orders', 'channel')] }),
] as const;

/** Coupons, points and refunds: what orders were bought with, and what came back. */
export const dealFeatures = [
  ...measured(
    [need('orders', 'coupon_code')],
    [
      ['coupon_share_365', 365, 'Share of the orders of the last 365 days with a coupon.'],
      ['days_since_coupon', null, 'Days since the last order with a coupon.'],
    ],
  ),
  ...measured(
    [need('orders', 'coupon_amount')],
    [['discount_share_365', 365, 'Value of coupons as a share of amounts and coupons, last 365 days.']],
  ),
  ...counted(
    [need('orders', 'points_spent')],
    [['points_spent_365', 365, 'Points spent in the last 365 days.']],
  ),
  ...counted(
    [need('orders', 'points_issued', 'points_spent')],
    [['points_balance', null, 'Points earned by orders and not spent.']],
  ),
  ...counted([need('refunds')], [['refunds_365', 365, 'Refunds of the last 365 days.']]),
  ...measured(
    [need('refunds')],
    [
      ['refunded_share_365', 365, 'Part of the amount ordered in the last 365 days that was given back.'],
      ['days_since_refund', null, 'Days since money was last given back.'],
    ],
  ),
] as const;
