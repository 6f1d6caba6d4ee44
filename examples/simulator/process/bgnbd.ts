import { keyOf, stepWord, streams, uniform } from '../kernel/draw.js';
import { gamma, gammaSlots } from '../kernel/gamma.js';
import type { BgnbdParameters } from '../model/purchases.js';
import { memberId, moment, money, orderId, type Layout } from '../tables/layout.js';
import { append, newRows, type Rows } from '../tables/rows.js';

const weekSeconds = 604_800;

/** The tables of a business that lives by BG/NBD. */
export const bgnbdLayouts = {
  orders: {
    name: 'orders',
    truth: false,
    columns: ['member', 'number', 'ordered', 'amount'],
    fractions: [],
    written: {
      order_id: orderId(),
      member_id: memberId(),
      ordered_at: moment('ordered'),
      amount: money('amount'),
    },
  },
  members: {
    name: 'members',
    truth: false,
    columns: ['member', 'registered'],
    fractions: [],
    written: { member_id: memberId(), registered_at: moment('registered') },
  },
  truth: {
    name: 'members',
    truth: true,
    columns: ['member', 'rate', 'dropout', 'amount', 'alive'],
    fractions: ['rate', 'dropout', 'amount'],
    written: {
      member_id: memberId(),
      orders_per_week: 'rate',
      dropout_probability: 'dropout',
      mean_amount: 'amount',
      alive: 'alive = 1',
    },
  },
} as const satisfies Record<string, Layout>;

const slots = {
  first: 0,
  rate: gammaSlots,
  lost: 2 * gammaSlots,
  kept: 3 * gammaSlots,
  amounts: 4 * gammaSlots,
} as const;

/** Rows of the members from `first` to before `past`. */
export function bgnbdRows(
  model: BgnbdParameters,
  seed: number,
  first: number,
  past: number,
): readonly Rows[] {
  const orders = newRows(bgnbdLayouts.orders);
  const members = newRows(bgnbdLayouts.members);
  const truth = newRows(bgnbdLayouts.truth);
  const start = Date.parse(`${model.firstDay}T00:00:00Z`) / 1_000;
  for (let member = first; member < past; member++) {
    const key = keyOf(seed, streams.life, member);
    const word = stepWord(key, -1);
    const rate = gamma(key, word, slots.rate, model.r) / model.alphaWeeks;
    const lost = gamma(key, word, slots.lost, model.a);
    const dropout = lost / (lost + gamma(key, word, slots.kept, model.b));
    const amountRate = gamma(key, word, slots.amounts, model.q) / model.v;
    let week = uniform(key, word, slots.first) * model.cohortWeeks;
    append(members, [member, start + Math.floor(week * weekSeconds)]);
    let alive = true;
    for (let number = 0; week < model.weeks && alive; number++) {
      const here = stepWord(key, number);
      const cents = Math.round((100 * gamma(key, here, 3, model.p)) / amountRate);
      append(orders, [member, number, start + Math.floor(week * weekSeconds), Math.max(1, cents)]);
      // The first purchase is where the process begins: nobody is lost by it.
      alive = number === 0 || uniform(key, here, 0) >= dropout;
      week -= Math.log(uniform(key, here, 1)) / rate;
    }
    append(truth, [member, rate, dropout, model.p / amountRate, alive ? 1 : 0]);
  }
  return [orders, members, truth];
}
