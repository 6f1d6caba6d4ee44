import { counted, measured, need } from './feature.js';

const events = [need('events')];

/** What members did beside ordering: visits, page views, logins, carts, and anything else that was recorded. */
export const eventFeatures = [
  ...counted(events, [
    ['visits_30', 30, 'Visits of the last 30 days.'],
    ['visits_90', 90, 'Visits of the last 90 days.'],
    ['visits_365', 365, 'Visits of the last 365 days.'],
    ['page_views_90', 90, 'Page views of the last 90 days.'],
    ['logins_90', 90, 'Logins of the last 90 days.'],
    ['carts_90', 90, 'Carts of the last 90 days.'],
    ['other_events_90', 90, 'Events of any other kind in the last 90 days, such as downloads.'],
    ['weeks_active_13', 91, 'Of the last 13 weeks, those with an event of any kind.'],
    ['weeks_active_52', 364, 'Of the last 52 weeks, those with an event of any kind.'],
    ['visits_since_order', null, 'Visits on days after the last order.'],
    ['carts_since_order', null, 'Carts on days after the last order: they led to none.'],
    ['visits_before_order', null, 'Visits on days before the first order.'],
  ]),
  ...counted(
    [need('events', 'value')],
    [['engagement_90', 90, 'Sum of the values of events of the last 90 days.']],
  ),
  ...measured(events, [
    ['days_since_event', null, 'Days since the last event of any kind.'],
    ['days_since_visit', null, 'Days since the last visit.'],
    ['days_since_login', null, 'Days since the last login.'],
    ['days_since_cart', null, 'Days since something was last put into a cart.'],
    ['active_gap', 364, 'Mean days between the active weeks of the last 52.'],
    [
      'event_silence_ratio',
      364,
      "Days since the last event as a multiple of the member's own mean days between active weeks.",
    ],
    [
      'events_trend',
      120,
      'Events of the last 30 days against those of the 90 before, as a ratio of rates; one event a month is added to both.',
    ],
    ['orders_per_visit_365', 365, 'Orders as a share of visits, last 365 days.'],
  ]),
] as const;
