import { keyOf } from '../kernel/draw.js';
import { assignObservables, newObservables } from '../kernel/observables.js';
import { sampleWeek } from '../kernel/sample_week.js';
import { state } from '../kernel/step.js';
import { newTerms } from '../kernel/terms.js';
import { newWeek, type Week } from '../kernel/week.js';
import type { World } from '../kernel/world.js';
import { futureStream } from './futures.js';
import type { Life } from './life.js';

/** What residual value means. */
export interface ValueDefinition {
  readonly horizonWeeks: number;
  /** Interest a year at which later weeks count less. */
  readonly discountPerYear: number;
}

export const valueDefinition: ValueDefinition = { horizonWeeks: 52, discountPerYear: 0.1 };

export const valueText = ({ horizonWeeks, discountPerYear }: ValueDefinition): string =>
  `residual value = expected amounts of orders, less coupons and refunds, in the ${horizonWeeks} weeks from the snapshot, discounted by ${discountPerYear * 100} % a year`;

/**
 * Expected discounted value of what a member orders within the horizon: the mean over the futures of what it orders in
 * them, each order at the mean amount of its category.
 *
 * @param worlds futures that reach to the horizon
 * @returns a function of a life at the snapshot and the member's hidden log amount
 */
export function residualValue(
  worlds: readonly World[],
  from: number,
  { horizonWeeks, discountPerYear }: ValueDefinition,
): (life: Life, member: number, logAmount: number) => number {
  const [first] = worlds;
  if (first === undefined) throw new RangeError('There is no future');
  const o = newObservables(first.categories);
  const [terms, y] = [newTerms(first), newWeek()];
  const discounts = Float64Array.from({ length: horizonWeeks }, (_, i) =>
    Math.pow(1 + discountPerYear, -(i + 0.5) / 52),
  );
  return (life, member, logAmount) => {
    let sum = 0;
    for (const [n, world] of worlds.entries()) {
      assignObservables(life.observables, o);
      const key = keyOf(world.seed, futureStream(n), member);
      let s = life.state;
      for (let i = 0; i < horizonWeeks && s !== state.gone; i++) {
        s = sampleWeek(world, key, from + i, s, life.rows, 0, o, terms, y);
        if (y.orders > 0) sum += (discounts[i] as number) * meanAmount(world, from + i, y);
      }
    }
    return (sum / worlds.length) * Math.exp(logAmount);
  };
}

/** Mean of what the orders of a week bring in, for a member of average amounts. */
function meanAmount({ parameters, common, categories }: World, week: number, y: Week): number {
  let sum = 0;
  for (let i = 0; i < y.orders; i++) {
    const c = y.category[i] as number;
    if (y.refunded[i] === 1) continue;
    const { amountMedian, logAmountDeviation } = parameters.categories[
      c
    ] as (typeof parameters.categories)[0];
    const paid = y.coupon[i] === 1 ? 1 - parameters.orders.couponDepth : 1;
    sum +=
      amountMedian *
      (common.prices[week * categories + c] as number) *
      Math.exp(logAmountDeviation ** 2 / 2) *
      paid;
  }
  return sum;
}
