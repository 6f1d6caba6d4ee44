import { drawContacts } from '../kernel/contact.js';
import { keyOf, stepWord } from '../kernel/draw.js';
import { filterWeek } from '../kernel/filter.js';
import { assignObservables, newObservables, observeWeek, type Observables } from '../kernel/observables.js';
import { state, stateCount, step } from '../kernel/step.js';
import { newTerms, weekTerms } from '../kernel/terms.js';
import { newWeek, type Week } from '../kernel/week.js';
import type { World } from '../kernel/world.js';
import { futureStream } from './futures.js';

/**
 * Futures of a member in which nothing is heard of it. While it is silent, only the contacts and the common weeks of a
 * future are left to chance; given these, the probability of the silence is a product of the forward filter's: every
 * continuation counts with its probability instead of yes or no.
 */
export interface SilentFutures {
  /** Writes what the weeks of every future hold for a member as it was seen at the snapshot. */
  readonly begin: (member: number, seen: Observables) => void;
  /**
   * Probability that all the weeks of a future are silent.
   *
   * @param rows rows of traits, that of the hidden variables from `at`
   * @param beliefs of the hidden state at the snapshot, from `b`
   */
  readonly probability: (
    future: number,
    rows: Float64Array,
    at: number,
    beliefs: Float64Array,
    b: number,
  ) => number;
  /** Probability that a member in a hidden state falls further away in the first week of a future, lapses or goes. */
  readonly hazard: (future: number, rows: Float64Array, at: number, from: number) => number;
}

export function silentFutures(worlds: readonly World[], from: number, weeks: number): SilentFutures {
  const [first] = worlds;
  if (first === undefined) throw new RangeError('There is no future');
  const terms = worlds.map(() => Array.from({ length: weeks }, () => newTerms(first)));
  const silent = worlds.map(() => Array.from({ length: weeks }, () => newWeek()));
  const o = newObservables(first.categories);
  const belief = new Float64Array(stateCount);
  const moves = new Float64Array(stateCount);
  return {
    begin(member, seen) {
      for (const [n, world] of worlds.entries()) {
        assignObservables(seen, o);
        const key = keyOf(world.seed, futureStream(n), member);
        for (let i = 0; i < weeks; i++) {
          const y = silent[n]?.[i] as Week;
          drawContacts(world.parameters, key, stepWord(key, from + i), from + i, o, y);
          weekTerms(world, from + i, o, y, terms[n]?.[i] as Float64Array);
          observeWeek(world.parameters, from + i, y, o);
        }
      }
    },
    probability(future, rows, at, beliefs, b) {
      const world = worlds[future] as World;
      const [weekTermsOf, seenIn] = [terms[future] as Float64Array[], silent[future] as Week[]];
      for (let s = 0; s < stateCount; s++) belief[s] = beliefs[b + s] as number;
      let probability = 1;
      for (let i = 0; i < weeks; i++)
        probability *= filterWeek(
          world,
          seenIn[i] as Week,
          weekTermsOf[i] as Float64Array,
          rows,
          at,
          belief,
          0,
        );
      return probability;
    },
    hazard(future, rows, at, from) {
      step(from, terms[future]?.[0] as Float64Array, rows, at, moves);
      const lapsed = from === state.active || from === state.cooling ? (moves[state.lapsed] as number) : 0;
      return lapsed + (moves[state.gone] as number);
    },
  };
}
