import { geometric, keyOf, stepWord, streams, uniform } from '../kernel/draw.js';
import { gamma } from '../kernel/gamma.js';
import type { MarginalParameters } from '../model/purchases.js';
import { memberId, moment, money, named, orderId, type Layout } from '../tables/layout.js';
import { append, newRows, type Rows } from '../tables/rows.js';

const daySeconds = 86_400;
/** The least order: those of at most one unit of the currency do not count in the reference case. */
const leastCents = 200;
const levels = ['basic', 'silver', 'gold'] as const;

/** The tables of a business of which only the marginals are given. */
export const marginalLayouts = {
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
    columns: ['member', 'registered', 'level'],
    fractions: [],
    written: { member_id: memberId(), registered_at: moment('registered'), level: named('level', levels) },
  },
} as const satisfies Record<string, Layout>;

const slots = { recency: 0, sum: 1, orders: 2, registered: 3, level: 4, mix: 10 } as const;

/** Rows of the members from `first` to before `past`. */
export function marginalRows(
  model: MarginalParameters,
  seed: number,
  first: number,
  past: number,
): readonly Rows[] {
  const orders = newRows(marginalLayouts.orders);
  const members = newRows(marginalLayouts.members);
  const start = Date.parse(`${model.firstDay}T00:00:00Z`) / 1_000;
  for (let member = first; member < past; member++) {
    const key = keyOf(seed, streams.life, member);
    const word = stepWord(key, -1);
    const rank = uniform(key, word, slots.sum);
    const cents = Math.round(100 * sumAt(model, rank));
    // Those who spend more order more often: twice the rank is 1 on average, so that the mean of the orders stays.
    const mixed = gamma(key, word, slots.mix, model.ordersShape) / model.ordersShape;
    const further = geometric(
      uniform(key, word, slots.orders),
      (model.ordersMean - 1) * 2 * rank * mixed,
      10_000,
    );
    const count = 1 + Math.min(further, model.mostOrders - 1, Math.floor(cents / (2 * leastCents)));
    const lastDay = model.days - 1 - recencyAt(model, uniform(key, word, slots.recency));
    const days = Array.from({ length: count }, (_, i) =>
      i === 0 ? lastDay : Math.floor(uniform(key, stepWord(key, i), 0) * (lastDay + 1)),
    ).sort((a, b) => a - b);
    let rest = cents;
    let paidFirst = Infinity;
    for (const [i, day] of days.entries()) {
      const here = stepWord(key, i);
      // Between 7 and 23 o'clock, later the later the order is among those of its member.
      const second = Math.floor((7 + (16 * (i + uniform(key, here, 1))) / count) * 3_600);
      const share = (0.5 + uniform(key, here, 2)) / (count - i);
      const free = rest - leastCents * (count - i);
      const paid = i === count - 1 ? rest : leastCents + Math.floor(free * share);
      rest -= paid;
      paidFirst = Math.min(paidFirst, day);
      append(orders, [member, i, start + day * daySeconds + second, paid]);
    }
    const age = Math.floor(uniform(key, word, slots.registered) ** 2 * 1_000 * daySeconds);
    const level = rank + 0.3 * (uniform(key, word, slots.level) - 0.5);
    append(members, [member, start + paidFirst * daySeconds - age, level > 0.9 ? 2 : level > 0.6 ? 1 : 0]);
  }
  return [orders, members];
}

/** Days since the last order at a rank: a quarter of the members between each two quartiles, evenly. */
function recencyAt({ recencyQuartilesDays, days }: MarginalParameters, rank: number): number {
  const knots = [0, ...recencyQuartilesDays.map((quartile) => quartile + 0.5), days];
  return Math.floor(between(knots, rank));
}

/** Sum of the orders at a rank: even in the logarithm between the quartiles, with a Pareto tail above. */
function sumAt({ leastSum, sumQuartiles, largestSum, sumTail }: MarginalParameters, rank: number): number {
  if (rank >= 0.75) return Math.min(largestSum, sumQuartiles[2] * (4 * (1 - rank)) ** (-1 / sumTail));
  return Math.exp(between([leastSum, ...sumQuartiles].map(Math.log), rank));
}

/** Linear between knots that stand a quarter apart. */
function between(knots: readonly number[], rank: number): number {
  const part = Math.min(knots.length - 2, Math.floor(rank * 4));
  const [low, high] = [knots[part] as number, knots[part + 1] as number];
  return low + (high - low) * (rank * 4 - part);
}
