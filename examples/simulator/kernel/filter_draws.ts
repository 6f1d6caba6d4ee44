import { contactFactor, geometricProbability, markLikelihood } from './emission.js';
import { state, stateCount } from './step.js';
import { term } from './terms.js';
import { trait, traitCount } from './traits.js';
import { mostOrders, mostVisits, type Week } from './week.js';
import type { World } from './world.js';

/**
 * `filterWeek` for many draws of the hidden variables at once, written out for the oracle, which spends nearly all of
 * its time here. The beliefs are not brought back to a sum of 1: their sum is the likelihood of what was seen so far.
 *
 * @param from first draw, `to` the one after the last; draw i has its row of traits and of beliefs at place i
 */
export function filterDraws(
  world: World,
  seen: Week,
  terms: Float64Array,
  from: number,
  to: number,
  rows: Float64Array,
  beliefs: Float64Array,
): void {
  const activeToCooling = terms[term.activeToCooling] as number;
  const activeToLapsed = terms[term.activeToLapsed] as number;
  const coolingToActive = terms[term.coolingToActive] as number;
  const coolingToLapsed = terms[term.coolingToLapsed] as number;
  const coolingToGone = terms[term.coolingToGone] as number;
  const lapsedToActive = terms[term.lapsedToActive] as number;
  const lapsedToGone = terms[term.lapsedToGone] as number;
  const visitTerm = terms[term.visits] as number;
  const promotion = terms[term.promotion] as number;
  const treated = terms[term.treated] === 1;
  const total = term.category + world.categories;
  const { orderShare, visitShare } = world;
  const [orders0, orders1] = [orderShare[state.active] as number, orderShare[state.cooling] as number];
  const [orders2, orders3] = [orderShare[state.lapsed] as number, orderShare[state.gone] as number];
  const [visits0, visits1] = [visitShare[state.active] as number, visitShare[state.cooling] as number];
  const [visits2, visits3] = [visitShare[state.lapsed] as number, visitShare[state.gone] as number];
  const isQuiet = seen.orders + seen.visits === 0;
  for (let i = from; i < to; i++) {
    const at = i * traitCount;
    const b = i * stateCount;
    const frailty = rows[at + trait.frailty] as number;
    const recovery = rows[at + trait.recovery] as number;
    const toCooling = activeToCooling * frailty;
    const toLapsed = activeToLapsed * frailty;
    const fromActive = (beliefs[b] as number) / (1 + toCooling + toLapsed);
    const warmed = coolingToActive * recovery;
    const slid = coolingToLapsed * frailty;
    const left = coolingToGone * frailty;
    const fromCooling = (beliefs[b + 1] as number) / (1 + warmed + slid + left);
    const back = lapsedToActive * recovery;
    const lost = lapsedToGone * frailty;
    const fromLapsed = (beliefs[b + 2] as number) / (1 + back + lost);
    const active = fromActive + fromCooling * warmed + fromLapsed * back;
    const cooling = fromActive * toCooling + fromCooling;
    const lapsed = fromActive * toLapsed + fromCooling * slid + fromLapsed;
    const gone = (beliefs[b + 3] as number) + fromCooling * left + fromLapsed * lost;

    let orders =
      (rows[at + trait.appetite] as number) *
      (terms[total + (rows[at + trait.cluster] as number)] as number) *
      (1 + promotion * (rows[at + trait.deals] as number));
    if (treated) orders *= contactFactor(world, terms, rows, at);
    const visits = (rows[at + trait.visits] as number) * visitTerm;
    if (isQuiet) {
      beliefs[b] = active / ((1 + orders * orders0) * (1 + visits * visits0));
      beliefs[b + 1] = cooling / ((1 + orders * orders1) * (1 + visits * visits1));
      beliefs[b + 2] = lapsed / ((1 + orders * orders2) * (1 + visits * visits2));
      beliefs[b + 3] = gone / ((1 + orders * orders3) * (1 + visits * visits3));
    } else {
      const marks = markLikelihood(world, seen, terms, rows, at);
      beliefs[b] = active * marks * counts(seen, orders * orders0, visits * visits0);
      beliefs[b + 1] = cooling * marks * counts(seen, orders * orders1, visits * visits1);
      beliefs[b + 2] = lapsed * marks * counts(seen, orders * orders2, visits * visits2);
      beliefs[b + 3] = gone * marks * counts(seen, orders * orders3, visits * visits3);
    }
  }
}

const counts = (seen: Week, orders: number, visits: number): number =>
  geometricProbability(seen.visits, visits, mostVisits) *
  geometricProbability(seen.orders, orders, mostOrders);
