import { keyOf, normal, pick, stepWord, streams, uniform } from '../kernel/draw.js';
import { filterDraws } from '../kernel/filter_draws.js';
import { priorShift, type Profile } from '../kernel/profile.js';
import { stateCount } from '../kernel/step.js';
import { newTerms } from '../kernel/terms.js';
import { traitCount, writeTraits } from '../kernel/traits.js';
import { newWeek, type Week } from '../kernel/week.js';
import type { World } from '../kernel/world.js';
import type { Life } from './life.js';
import type { HiddenHistory } from './weigh.js';

/** What was seen of one member, with room for draws of its hidden variables. Reused from member to member. */
export interface KernelHistory extends HiddenHistory {
  weeks: number;
  /** Rows of traits of the draws, and what is believed of their hidden states at the end of the history. */
  readonly rows: Float64Array;
  readonly beliefs: Float64Array;
  /** Begins the history of a member. */
  readonly begin: (profile: Profile) => void;
  /** Takes in a week that has ended. */
  readonly take: (life: Life) => void;
}

const slots = { cluster: 0, normals: 1 } as const;

/** @param most draws that there is room for */
export function kernelHistory(world: World, most: number): KernelHistory {
  const { parameters } = world;
  const weeks = parameters.weeks;
  const terms = Array.from({ length: weeks }, () => newTerms(world));
  const seen = Array.from({ length: weeks }, newWeek);
  const rows = new Float64Array(most * traitCount);
  const beliefs = new Float64Array(most * stateCount);
  const shares = parameters.clusters.map(({ share }) => share);
  const normals: [number, number, number] = [0, 0, 0];
  let prior = { shift: [0, 0, 0] as readonly [number, number, number] };
  let key = keyOf(0, 0, 0);
  const history: KernelHistory = {
    weeks: 0,
    rows,
    beliefs,
    begin(profile) {
      history.weeks = 0;
      prior = { shift: priorShift(parameters, profile) };
      key = keyOf(world.seed, streams.oracle, profile.member);
    },
    take(life) {
      terms[history.weeks]?.set(life.terms);
      take(life.seen, seen[history.weeks] as Week);
      history.weeks += 1;
    },
    draw(from, to) {
      for (let i = from; i < to; i++) {
        const word = stepWord(key, i);
        for (let k = 0; k < 3; k++) normals[k] = normal(key, word, slots.normals + 2 * k);
        const cluster = pick(uniform(key, word, slots.cluster), shares);
        writeTraits(parameters, prior, cluster, normals, rows, i * traitCount);
        beliefs.fill(0, i * stateCount, (i + 1) * stateCount);
        beliefs[i * stateCount] = 1;
      }
    },
    filter(week, from, to) {
      filterDraws(world, seen[week] as Week, terms[week] as Float64Array, from, to, rows, beliefs);
    },
    settle(from, to, logs) {
      for (let i = from; i < to; i++)
        logs[i] = (logs[i] as number) + Math.log(settled(beliefs, i * stateCount));
    },
  };
  return history;
}

/** Copies what the filter looks at. */
function take(from: Week, to: Week): void {
  to.visits = from.visits;
  to.orders = from.orders;
  to.category.set(from.category);
  to.coupon.set(from.coupon);
}

/** Brings the beliefs from a place on back to a sum of 1; gives what they came to. */
function settled(beliefs: Float64Array, from: number): number {
  let sum = 0;
  for (let s = from; s < from + stateCount; s++) sum += beliefs[s] as number;
  for (let s = from; s < from + stateCount; s++) beliefs[s] = (beliefs[s] as number) / sum;
  return sum;
}
