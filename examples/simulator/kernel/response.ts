import { planOf } from './contact.js';
import { contactFactor, couponProbability, untreatedOrderMean } from './emission.js';
import { offerOdds, term } from './terms.js';
import { trait } from './traits.js';
import type { Week } from './week.js';
import type { World } from './world.js';

/** What a contact does, in closed form; probabilities of at least one order in the week, and what the orders bring. */
export interface Response {
  /** As assigned: of the treated, some are not reached. */
  readonly treated: number;
  readonly control: number;
  /** Amount of all orders in the week where there is one, in the currency. */
  readonly treatedAmount: number;
  readonly controlAmount: number;
  /** Margin after coupons and points that a treated contact adds, less its cost. */
  readonly value: number;
}

/** Probability that a geometric number of that mean is above zero. */
const anyOf = (mean: number): number => mean / (1 + mean);

/**
 * The true response to the contact of a week in the hidden state of that week: orders are geometric with a mean that
 * the treatment multiplies.
 *
 * @param seen the week of the contact, in either arm
 * @param terms of that week
 * @param logAmount the member's log of amounts about the category's
 */
export function trueResponse(
  world: World,
  week: number,
  s: number,
  seen: Week,
  terms: Float64Array,
  rows: Float64Array,
  logAmount: number,
): Response {
  const { orders, campaigns } = world.parameters;
  const plan = planOf(world.parameters, seen.campaign);
  const share = world.orderShare[s] as number;
  const control = untreatedOrderMean(world, terms, rows, 0) * share;
  const reached = control * contactFactor(world, terms, rows, 0);
  const { amount, cost } = averageOrder(world, week, terms, rows, logAmount);
  const coupon = couponProbability(terms, rows, 0);
  const factor = offerOdds(world.parameters, plan);
  const odds = coupon / (1 - coupon) / (terms[term.treated] === 1 ? factor : 1);
  const net = (couponOdds: number): number =>
    amount * (1 - (orders.couponDepth * couponOdds) / (1 + couponOdds));
  const gain = (couponOdds: number): number =>
    net(couponOdds) * (1 - orders.pointsPerUnit * orders.pointValue) - cost;
  const bounced = campaigns.bounceShare;
  const treated = bounced * anyOf(control) + (1 - bounced) * anyOf(reached);
  const treatedSum = bounced * control * net(odds) + (1 - bounced) * reached * net(odds * factor);
  return {
    treated,
    control: anyOf(control),
    treatedAmount: treated > 0 ? treatedSum / treated : 0,
    controlAmount: (1 + control) * net(odds),
    value: (1 - bounced) * (reached * gain(odds * factor) - control * gain(odds)) - plan.unitCost,
  };
}

/** Mean amount before the coupon and mean cost of an order of the week: log-normal by category. */
function averageOrder(
  world: World,
  week: number,
  terms: Float64Array,
  rows: Float64Array,
  logAmount: number,
): { readonly amount: number; readonly cost: number } {
  const { parameters, preference, categories, common } = world;
  const cluster = rows[trait.cluster] as number;
  let [weights, amount, cost] = [0, 0, 0];
  for (const [c, category] of parameters.categories.entries()) {
    const weight = (preference[cluster * categories + c] as number) * (terms[term.category + c] as number);
    const mean =
      category.amountMedian *
      (common.prices[week * categories + c] as number) *
      Math.exp(logAmount + category.logAmountDeviation ** 2 / 2);
    weights += weight;
    amount += weight * mean;
    cost += weight * mean * category.costShare;
  }
  return weights > 0 ? { amount: amount / weights, cost: cost / weights } : { amount: 0, cost: 0 };
}
