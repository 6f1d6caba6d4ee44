import { drawContacts } from './contact.js';
import { geometric, pick, stepWord, uniform, type Key } from './draw.js';
import { couponProbability, orderMean, visitMean } from './emission.js';
import { observeWeek, type Observables } from './observables.js';
import { stateCount, step } from './step.js';
import { term, weekTerms } from './terms.js';
import { trait } from './traits.js';
import { mostOrders, mostVisits, type Week } from './week.js';
import type { World } from './world.js';

const slots = { move: 0, visits: 1, orders: 2, category: 10, coupon: 20, refund: 30 } as const;
const moves = new Float64Array(stateCount);

/**
 * Lives one week: contacts, then the move to the next hidden state, then visits and orders in it, then what was seen
 * is taken in. Draws depend on the key and the week alone.
 *
 * @param from hidden state in the week before
 * @param o what was observed before the week; brought up to its end
 * @param terms room for the terms of the week; they stay there
 * @param y room for the week; it stays there
 * @returns the hidden state in this week
 */
export function sampleWeek(
  world: World,
  key: Key,
  week: number,
  from: number,
  rows: Float64Array,
  at: number,
  o: Observables,
  terms: Float64Array,
  y: Week,
): number {
  const { parameters, categories, preference } = world;
  const word = stepWord(key, week);
  drawContacts(parameters, key, word, week, o, y);
  weekTerms(world, week, o, y, terms);
  step(from, terms, rows, at, moves);
  const s = pick(uniform(key, word, slots.move), moves, stateCount);
  y.visits = geometric(
    uniform(key, word, slots.visits),
    visitMean(terms, rows, at) * (world.visitShare[s] as number),
    mostVisits,
  );
  y.orders = geometric(
    uniform(key, word, slots.orders),
    orderMean(world, terms, rows, at) * (world.orderShare[s] as number),
    mostOrders,
  );
  y.refunds = 0;
  if (y.orders > 0) {
    const cluster = rows[at + trait.cluster] as number;
    const coupon = couponProbability(terms, rows, at);
    for (let i = 0; i < y.orders; i++) {
      const c = pickCategory(uniform(key, word, slots.category + i), terms, preference, cluster, categories);
      y.category[i] = c;
      y.coupon[i] = uniform(key, word, slots.coupon + i) < coupon ? 1 : 0;
      const { refundShare } = parameters.categories[c] as { readonly refundShare: number };
      y.refunded[i] = uniform(key, word, slots.refund + i) < refundShare ? 1 : 0;
      y.refunds += y.refunded[i] as number;
    }
  }
  observeWeek(parameters, week, y, o);
  return s;
}

function pickCategory(
  u: number,
  terms: Float64Array,
  preference: Float64Array,
  cluster: number,
  categories: number,
): number {
  let rest = u * (terms[term.category + categories + cluster] as number);
  for (let c = 0; c < categories - 1; c++) {
    rest -= (preference[cluster * categories + c] as number) * (terms[term.category + c] as number);
    if (rest < 0) return c;
  }
  return categories - 1;
}
