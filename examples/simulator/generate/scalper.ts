import { geometric, keyOf, stepWord, streams, uniform } from '../kernel/draw.js';
import { mostOrders } from '../kernel/week.js';
import { state } from '../kernel/step.js';
import { productsApart } from '../tables/layouts.js';
import type { Making } from './business.js';
import { orderOffset } from './clock.js';
import type { Life } from './one_life.js';
import { orderSlots, writeOrder } from './order_rows.js';

/**
 * The life of a scalper's account: nothing but orders in weeks of promotion, all with a coupon, all of the ring's one
 * product, to the ring's address, from its device.
 */
export function liveAsScalper(making: Making, life: Life): void {
  const { world, clock } = making;
  const { parameters, common, members, seed } = world;
  const { profile, details } = life;
  const ring = keyOf(seed, streams.details, -1 - profile.ring);
  const word = stepWord(ring, 0);
  const category = Math.floor(uniform(ring, word, 0) * world.categories);
  const product =
    category * productsApart +
    Math.floor(uniform(ring, word, 1) * (parameters.categories[category]?.products ?? 1));
  life.state = state.active;
  life.traits.fill(1);
  for (let week = Math.max(profile.entryWeek, profile.activationWeek); week < parameters.weeks; week++) {
    if (common.promotion[week] !== 1) continue;
    const here = stepWord(details, week);
    const orders = geometric(uniform(details, here, 0), parameters.scalpers.ordersPerPromotion, mostOrders);
    const times = Array.from({ length: orders }, (_, i) =>
      clock.within(
        week,
        false,
        uniform(details, here, 20 + i),
        uniform(details, here, 30 + i),
        uniform(details, here, 40 + i),
        orderOffset + i,
      ),
    ).sort((a, b) => a - b);
    for (const [i, ordered] of times.entries())
      writeOrder(making, life, {
        week,
        ordered,
        category,
        coupon: true,
        slot: 100 + i * orderSlots,
        product,
        // Beyond those of the members.
        address: members + profile.ring,
        device: 2 * members + profile.ring,
      });
  }
}
