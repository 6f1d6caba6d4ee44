import type { Parameters } from '../model/parameters.js';
import { contactChannels } from '../kernel/contact.js';
import { memberId, moment, money, named, optional, orderId, type Layout } from './layout.js';

export const orderChannels = ['web', 'app'] as const;
export const eventTypes = ['visit', 'cart', 'login'] as const;
export const historyAttributes = ['level', 'kind'] as const;
export const costKinds = ['media', 'coupon', 'win_back', 'acquisition'] as const;
export const responseKinds = ['persuadable', 'sure thing', 'lost cause', 'do not disturb'] as const;

/** Levels a member can have: the tiers of arrival, then those that orders bring. */
export const levelsOf = ({ attributes, orders }: Parameters): readonly string[] => [
  ...attributes.tiers.map(({ value }) => value),
  ...orders.levelAtOrders.map(({ level }) => level),
];

/** Product numbers tell the category: its place times this, plus the product's own. */
export const productsApart = 10_000;

/** Scalpers do not live by the kernel: nothing of it is true of them. */
const unlessScalper = (sql: string): string => `case when ring < 0 then ${sql} end`;

const table = (
  name: string,
  columns: readonly string[],
  written: Layout['written'],
  {
    fractions = [],
    truth = false,
  }: { readonly fractions?: readonly string[]; readonly truth?: boolean } = {},
): Layout => ({ name, truth, columns, fractions, written });

/** The tables of a business that lives by the kernel; the order of a row's numbers is that of `columns`. */
export function businessLayouts(parameters: Parameters) {
  const { attributes, categories, clusters, campaigns } = parameters;
  const levels = levelsOf(parameters);
  const kinds = attributes.kinds.map(({ value }) => value);
  const channels = attributes.channels.map(({ value }) => value);
  const campaignNumber = `case when care = 1 then 'care-' else 'campaign-' end || campaign`;
  const offers = [...campaigns.plans.map(({ offer }) => offer), 'call'];
  const contactNames = [...contactChannels, 'phone'];
  return {
    members: table(
      'members',
      'member registered activated level kind region sex born unsubscribed blacklisted referrer channel cost'.split(
        ' ',
      ),
      {
        member_id: memberId(),
        registered_at: moment('registered'),
        activated_at: moment('activated'),
        level: named('level', levels),
        kind: named('kind', kinds),
        region: named(
          'region',
          attributes.regions.map(({ value }) => value),
        ),
        sex: named('sex', ['f', 'm']),
        birth_date: `cast(date '1970-01-01' + born as date)`,
        unsubscribed_at: moment('unsubscribed'),
        blacklisted_at: moment('blacklisted'),
        referrer_id: memberId(optional('referrer')),
        acquisition_channel: named('channel', channels),
        acquisition_cost: money('cost'),
      },
    ),
    member_history: table('member_history', ['member', 'attribute', 'value', 'changed'], {
      member_id: memberId(),
      attribute: named('attribute', historyAttributes),
      value: `case attribute when 0 then ${named('value', levels)} else ${named('value', kinds)} end`,
      changed_at: moment('changed'),
    }),
    orders: table(
      'orders',
      'member number ordered amount cost tax shipping channel coupon points_spent points_issued address device'.split(
        ' ',
      ),
      {
        order_id: orderId(),
        member_id: memberId(),
        ordered_at: moment('ordered'),
        amount: money('amount'),
        status: `'completed'`,
        cost: money('cost'),
        tax: money('tax'),
        shipping: money('shipping'),
        channel: named('channel', orderChannels),
        coupon_code: `case when coupon > 0 then 'C' || (ordered // 2419200) end`,
        coupon_amount: money(`nullif(coupon, 0)`),
        points_spent: 'points_spent',
        points_issued: 'points_issued',
        address: `'address ' || address`,
        device: `'device ' || device`,
      },
    ),
    order_items: table('order_items', ['member', 'number', 'product', 'quantity', 'amount'], {
      order_id: orderId(),
      product_id: 'product',
      category: named(
        `product // ${productsApart}`,
        categories.map(({ name }) => name),
      ),
      quantity: 'quantity',
      amount: money('amount'),
    }),
    refunds: table('refunds', ['member', 'number', 'refunded', 'amount'], {
      order_id: orderId(),
      refunded_at: moment('refunded'),
      amount: money('amount'),
    }),
    events: table('events', ['member', 'occurred', 'type', 'product', 'value'], {
      member_id: memberId(),
      occurred_at: moment('occurred'),
      type: named('type', eventTypes),
      product_id: optional('product'),
      value: optional('value'),
    }),
    leads: table('leads', ['lead', 'part', 'occurred', 'channel', 'member'], {
      lead_id: 'cast(lead + 1 as bigint) * 100 + part',
      occurred_at: moment('occurred'),
      channel: named('channel', channels),
      member_id: memberId(optional('member')),
    }),
    consents: table('consents', ['member', 'channel', 'granted', 'changed'], {
      member_id: memberId(),
      channel: named('channel', contactChannels),
      granted: 'granted = 1',
      changed_at: moment('changed'),
    }),
    contacts: table(
      'contacts',
      'campaign care member sent treated channel offer opened clicked bounced responded amount'.split(' '),
      {
        campaign_id: campaignNumber,
        member_id: memberId(),
        sent_at: moment('sent'),
        arm: named('treated', ['control', 'treated']),
        channel: named('channel', contactNames),
        offer: named('offer', offers),
        opened_at: moment('opened'),
        clicked_at: moment('clicked'),
        bounced_at: moment('bounced'),
        bounce_kind: `case when ${optional('bounced')} is not null then 'soft' end`,
        responded_at: moment('responded'),
        response_amount: money('amount'),
      },
    ),
    costs: table('costs', ['spent', 'kind', 'amount', 'campaign', 'care'], {
      spent_at: moment('spent'),
      kind: named('kind', costKinds),
      amount: money('amount'),
      campaign_id: `case when campaign >= 0 then ${campaignNumber} end`,
    }),
    campaigns: table('campaigns', 'campaign care plan sent ends channel offer unit fixed'.split(' '), {
      campaign_id: campaignNumber,
      name: `${named('plan', [...campaigns.plans.map(({ name }) => name), 'Care call'])} || ' ' || strftime(${moment('sent')}, '%Y-%m')`,
      sent_at: moment('sent'),
      kind: `case when care = 1 then 'care' else 'marketing' end`,
      ends_at: moment('ends'),
      response_window_days: '7',
      channel: named('channel', contactNames),
      offer: named('offer', offers),
      unit_cost: money('unit'),
      fixed_cost: money('fixed'),
    }),
    trueMembers: table(
      'members',
      'member cluster ring state log_appetite log_frailty log_deals log_amount spreader'.split(' '),
      {
        member_id: memberId(),
        cluster: unlessScalper(
          named(
            'cluster',
            clusters.map(({ name }) => name),
          ),
        ),
        scalper: 'ring >= 0',
        ring: `case when ring >= 0 then ring end`,
        key_spreader: 'spreader = 1',
        state: unlessScalper(named('state', ['active', 'cooling', 'lapsed', 'gone'])),
        log_appetite: unlessScalper('log_appetite'),
        log_frailty: unlessScalper('log_frailty'),
        log_deals: unlessScalper('log_deals'),
        log_amount: 'log_amount',
      },
      { fractions: ['log_appetite', 'log_frailty', 'log_deals', 'log_amount'], truth: true },
    ),
    trueContacts: table(
      'contacts',
      'campaign care member state treated_probability control_probability treated_amount control_amount value response'.split(
        ' ',
      ),
      {
        campaign_id: campaignNumber,
        member_id: memberId(),
        state: named('state', ['active', 'cooling', 'lapsed', 'gone']),
        response_treated: 'treated_probability',
        response_control: 'control_probability',
        uplift: 'treated_probability - control_probability',
        amount_given_response_treated: 'treated_amount',
        amount_given_response_control: 'control_amount',
        expected_value: 'value',
        response_kind: named('response', responseKinds),
      },
      {
        fractions: [
          'treated_probability',
          'control_probability',
          'treated_amount',
          'control_amount',
          'value',
        ],
        truth: true,
      },
    ),
  } as const;
}

export type BusinessLayouts = ReturnType<typeof businessLayouts>;
