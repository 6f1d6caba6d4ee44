import { term } from './terms.js';
import { trait } from './traits.js';
import type { Week } from './week.js';
import type { World } from './world.js';

/** Mean of the visits without order of a week: a geometric number. In state s it is `world.visitShare[s]` times this. */
export const visitMean = (terms: Float64Array, rows: Float64Array, at: number): number =>
  (rows[at + trait.visits] as number) * (terms[term.visits] as number);

/** Mean of the orders of a week: a geometric number. In state s it is `world.orderShare[s]` times this. */
export function orderMean(world: World, terms: Float64Array, rows: Float64Array, at: number): number {
  const plain = untreatedOrderMean(world, terms, rows, at);
  return terms[term.treated] === 1 ? plain * contactFactor(world, terms, rows, at) : plain;
}

/** The same without a contact. */
export const untreatedOrderMean = (
  world: World,
  terms: Float64Array,
  rows: Float64Array,
  at: number,
): number =>
  (rows[at + trait.appetite] as number) *
  (terms[term.category + world.categories + (rows[at + trait.cluster] as number)] as number) *
  (1 + (terms[term.promotion] as number) * (rows[at + trait.deals] as number));

/** What a treated contact does to the orders of its week: above 1 persuades, below 1 disturbs. */
export function contactFactor(world: World, terms: Float64Array, rows: Float64Array, at: number): number {
  return Math.exp(
    (terms[term.contactLog] as number) +
      (terms[term.offer] as number) * (rows[at + trait.deals] as number) -
      (world.annoyance[rows[at + trait.cluster] as number] as number),
  );
}

/** Probability that an order of the week uses a coupon. */
export function couponProbability(terms: Float64Array, rows: Float64Array, at: number): number {
  const odds = (terms[term.couponOdds] as number) * (rows[at + trait.dealOdds] as number);
  return odds / (1 + odds);
}

/** Probability of `n` under the geometric distribution with that mean, all above `most` counted as `most`. */
export function geometricProbability(n: number, mean: number, most: number): number {
  const share = mean / (1 + mean);
  let probability = n < most ? 1 - share : 1;
  for (let i = 0; i < n; i++) probability *= share;
  return probability;
}

/** Likelihood of what the orders of a week were (category, coupon), given their number: the same in every state. */
export function markLikelihood(
  world: World,
  seen: Week,
  terms: Float64Array,
  rows: Float64Array,
  at: number,
): number {
  if (seen.orders === 0) return 1;
  const { categories, preference } = world;
  const cluster = rows[at + trait.cluster] as number;
  const coupon = couponProbability(terms, rows, at);
  const total = terms[term.category + categories + cluster] as number;
  let likelihood = 1;
  for (let i = 0; i < seen.orders; i++) {
    const c = seen.category[i] as number;
    likelihood *=
      (((preference[cluster * categories + c] as number) * (terms[term.category + c] as number)) / total) *
      (seen.coupon[i] === 1 ? coupon : 1 - coupon);
  }
  return likelihood;
}
