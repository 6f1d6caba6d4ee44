import { geometricProbability, markLikelihood, orderMean, visitMean } from './emission.js';
import { state } from './step.js';
import { term } from './terms.js';
import { trait } from './traits.js';
import { mostOrders, mostVisits, type Week } from './week.js';
import type { World } from './world.js';

/**
 * One step of the forward filter (Rabiner 1989): what is believed of the hidden state, given the traits, after another
 * week was seen. It is `step` and `emission` written out, since the oracle goes through it a thousand times a week.
 *
 * @param beliefs rows of four probabilities of the states after the week before; the one from `b` is replaced. A life
 *   begins active: 1, 0, 0, 0
 * @returns the likelihood of the week, given all before it
 */
export function filterWeek(
  world: World,
  seen: Week,
  terms: Float64Array,
  rows: Float64Array,
  at: number,
  beliefs: Float64Array,
  b: number,
): number {
  const frailty = rows[at + trait.frailty] as number;
  const recovery = rows[at + trait.recovery] as number;
  const active = beliefs[b] as number;
  const cooling = beliefs[b + 1] as number;
  const lapsed = beliefs[b + 2] as number;

  const toCooling = (terms[term.activeToCooling] as number) * frailty;
  const toLapsed = (terms[term.activeToLapsed] as number) * frailty;
  const fromActive = active / (1 + toCooling + toLapsed);
  const warmed = (terms[term.coolingToActive] as number) * recovery;
  const slid = (terms[term.coolingToLapsed] as number) * frailty;
  const left = (terms[term.coolingToGone] as number) * frailty;
  const fromCooling = cooling / (1 + warmed + slid + left);
  const back = (terms[term.lapsedToActive] as number) * recovery;
  const lost = (terms[term.lapsedToGone] as number) * frailty;
  const fromLapsed = lapsed / (1 + back + lost);

  const orders = orderMean(world, terms, rows, at);
  const visits = visitMean(terms, rows, at);
  const nowActive =
    (fromActive + fromCooling * warmed + fromLapsed * back) *
    countsIn(world, state.active, seen, orders, visits);
  const nowCooling =
    (fromActive * toCooling + fromCooling) * countsIn(world, state.cooling, seen, orders, visits);
  const nowLapsed =
    (fromActive * toLapsed + fromCooling * slid + fromLapsed) *
    countsIn(world, state.lapsed, seen, orders, visits);
  const nowGone =
    ((beliefs[b + 3] as number) + fromCooling * left + fromLapsed * lost) *
    countsIn(world, state.gone, seen, orders, visits);
  const total = nowActive + nowCooling + nowLapsed + nowGone;
  const scale = 1 / total;
  beliefs[b] = nowActive * scale;
  beliefs[b + 1] = nowCooling * scale;
  beliefs[b + 2] = nowLapsed * scale;
  beliefs[b + 3] = nowGone * scale;
  return total * markLikelihood(world, seen, terms, rows, at);
}

/** Likelihood of the counts of a week in a state; most weeks are empty, which costs one division. */
function countsIn(world: World, s: number, seen: Week, orders: number, visits: number): number {
  const orderShare = orders * (world.orderShare[s] as number);
  const visitShare = visits * (world.visitShare[s] as number);
  if (seen.orders + seen.visits === 0) return 1 / ((1 + orderShare) * (1 + visitShare));
  return (
    geometricProbability(seen.visits, visitShare, mostVisits) *
    geometricProbability(seen.orders, orderShare, mostOrders)
  );
}
