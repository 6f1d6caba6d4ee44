import { normal, stepWord, uniform } from '../kernel/draw.js';
import { absent } from '../tables/layout.js';
import { append } from '../tables/rows.js';
import { productsApart } from '../tables/layouts.js';
import type { Making } from './business.js';
import { orderOffset, tick } from './clock.js';
import { spend } from './costs.js';
import { eventType } from './event_rows.js';
import type { Life } from './one_life.js';

/** An order before it is written. */
export interface Placed {
  readonly week: number;
  /** Seconds since 1970. */
  readonly ordered: number;
  readonly category: number;
  readonly coupon: boolean;
  /** First slot of its draws. */
  readonly slot: number;
  /** Its only product, for those who buy nothing else; else null. */
  readonly product: number | null;
  readonly address: number;
  readonly device: number;
}

const draw = {
  amount: 0,
  product: 2,
  lines: 5,
  split: 6,
  cost: 8,
  channel: 9,
  points: 10,
  lead: 11,
} as const;

/** Slots that the draws of one order take. */
export const orderSlots = 16;

/**
 * Writes an order with its lines, and the visit and the cart that led to it.
 *
 * @returns hundredths paid
 */
export function writeOrder(making: Making, life: Life, placed: Placed): number {
  const { world, rows } = making;
  const { parameters, common, categories } = world;
  const { orders } = parameters;
  const { profile, details } = life;
  const { member } = profile;
  const word = stepWord(details, placed.week);
  const u = (of: number): number => uniform(details, word, placed.slot + of);
  const category = parameters.categories[placed.category] as (typeof parameters.categories)[number];
  const goods = Math.max(
    1,
    Math.round(
      100 *
        category.amountMedian *
        (common.prices[placed.week * categories + placed.category] as number) *
        Math.exp(
          profile.logAmount + category.logAmountDeviation * normal(details, word, placed.slot + draw.amount),
        ),
    ),
  );
  const coupon = placed.coupon ? Math.round(goods * orders.couponDepth) : 0;
  const amount = goods - coupon;
  spend(making, placed.week, 'coupon', coupon);
  const number = life.orders++;
  const points = u(draw.points);
  append(rows.orders, [
    member,
    number,
    placed.ordered,
    amount,
    Math.round(goods * category.costShare * (0.9 + 0.2 * u(draw.cost))),
    Math.round((amount * orders.taxShare) / (1 + orders.taxShare)),
    amount < 100 * orders.shippingBelow ? Math.round(100 * orders.shippingFee) : 0,
    u(draw.channel) < 0.6 - 0.08 * profile.decades ? 1 : 0,
    coupon,
    points < orders.pointsSpentShare ? Math.round((points / orders.pointsSpentShare) * 500) : 0,
    Math.floor((amount / 100) * orders.pointsPerUnit),
    placed.address,
    placed.device,
  ]);
  const product =
    placed.product ?? placed.category * productsApart + Math.floor(category.products * u(draw.product) ** 2);
  writeLines(making, life, placed, product, goods);
  const minutes = Math.floor(u(draw.lead) * 20);
  append(rows.events, [member, placed.ordered - (minutes + 2) * tick, eventType.visit, absent, minutes + 2]);
  append(rows.events, [member, placed.ordered - tick, eventType.cart, product, absent]);
  return amount;
}

/** Lines add up to the goods: the amount before the coupon. */
function writeLines(
  { world, rows }: Making,
  { profile, details, orders }: Life,
  placed: Placed,
  product: number,
  goods: number,
): void {
  const { parameters } = world;
  const word = stepWord(details, placed.week);
  const further = parameters.orders.furtherLinesMean;
  const u = uniform(details, word, placed.slot + draw.lines);
  const lines =
    placed.product !== null || goods < 300
      ? 1
      : 1 + Math.min(2, Math.floor(Math.log(u) / Math.log(further / (1 + further))));
  const { products } = parameters.categories[placed.category] as (typeof parameters.categories)[number];
  let rest = goods;
  for (let i = 0; i < lines; i++) {
    const part =
      i === lines - 1
        ? rest
        : Math.max(1, Math.floor(rest * (0.3 + 0.4 * uniform(details, word, placed.slot + draw.split + i))));
    rest -= part;
    // Another product of the category for each line.
    const within = (product - placed.category * productsApart + i * 7) % products;
    append(rows.order_items, [
      profile.member,
      orders - 1,
      placed.category * productsApart + within,
      1 + ((part + i) % 7 === 0 ? 1 : 0),
      part,
    ]);
  }
}

/** Times of the orders of a week, in order; no two alike. */
export function orderTimes(
  { clock, world }: Making,
  { profile, details, week: seen }: Life,
  week: number,
): number[] {
  const word = stepWord(details, week);
  const business = (world.parameters.attributes.kinds[profile.kind]?.value ?? '') === 'business';
  return Array.from({ length: seen.orders }, (_, i) =>
    clock.within(
      week,
      business,
      uniform(details, word, 20 + i),
      uniform(details, word, 30 + i),
      uniform(details, word, 40 + i),
      orderOffset + i,
    ),
  ).sort((a, b) => a - b);
}
