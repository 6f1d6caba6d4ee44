import { describe, expect, it } from 'vitest';
import { commonWeeks } from '../../../examples/simulator/kernel/common_weeks.js';
import { keyOf, streams } from '../../../examples/simulator/kernel/draw.js';
import {
  geometricProbability,
  markLikelihood,
  orderMean,
  visitMean,
} from '../../../examples/simulator/kernel/emission.js';
import { filterWeek } from '../../../examples/simulator/kernel/filter.js';
import {
  beginObservables,
  copyObservables,
  newObservables,
  observeWeek,
} from '../../../examples/simulator/kernel/observables.js';
import { drawProfile, priorShift } from '../../../examples/simulator/kernel/profile.js';
import { sampleWeek } from '../../../examples/simulator/kernel/sample_week.js';
import { state, stateCount, step } from '../../../examples/simulator/kernel/step.js';
import { newTerms, weekTerms } from '../../../examples/simulator/kernel/terms.js';
import { traitCount, writeTraits } from '../../../examples/simulator/kernel/traits.js';
import { mostOrders, mostVisits, newWeek } from '../../../examples/simulator/kernel/week.js';
import { createWorld } from '../../../examples/simulator/kernel/world.js';
import { full } from '../../../examples/simulator/presets/full.js';

const world = createWorld(full, 5, 2_000);

/** A member who has just begun. */
function begin(member: number) {
  const profile = drawProfile(world, member);
  const rows = new Float64Array(traitCount);
  writeTraits(full, { shift: priorShift(full, profile) }, profile.cluster, profile.normals, rows, 0);
  const o = newObservables(world.categories);
  beginObservables(profile, o);
  return { profile, rows, o, key: keyOf(world.seed, streams.life, member) };
}

describe('the kernel', () => {
  it('moves to some state with certainty, and never back from gone', () => {
    const { rows, o } = begin(10);
    const terms = newTerms(world);
    weekTerms(world, 40, o, newWeek(), terms);
    const moves = new Float64Array(stateCount);
    for (let from = 0; from < stateCount; from++) {
      step(from, terms, rows, 0, moves);
      expect(moves.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      expect(Math.min(...moves)).toBeGreaterThanOrEqual(0);
    }
    expect([...moves]).toEqual([0, 0, 0, 1]);
  });

  it('has probabilities of counts that sum to one, with all above the most at the most', () => {
    for (const mean of [0, 0.03, 0.7, 9]) {
      const sum = Array.from({ length: mostVisits + 1 }, (_, n) => geometricProbability(n, mean, mostVisits));
      expect(sum.reduce((total, p) => total + p, 0)).toBeCloseTo(1, 12);
    }
  });

  it('filters as the sum over all paths of hidden states says', () => {
    const { profile, rows, o, key } = begin(3);
    const terms = newTerms(world);
    const y = newWeek();
    const belief = Float64Array.of(1, 0, 0, 0);
    let paths = [1, 0, 0, 0];
    let [filtered, s] = [1, state.active as number];
    for (let week = profile.entryWeek; week < profile.entryWeek + 60; week++) {
      s = sampleWeek(world, key, week, s, rows, 0, o, terms, y);
      filtered = filterWeek(world, y, terms, rows, 0, belief, 0);
      const next = [0, 0, 0, 0];
      const moves = new Float64Array(stateCount);
      for (let from = 0; from < stateCount; from++) {
        step(from, terms, rows, 0, moves);
        for (let to = 0; to < stateCount; to++)
          next[to] =
            next[to]! +
            paths[from]! *
              moves[to]! *
              geometricProbability(y.visits, visitMean(terms, rows, 0) * world.visitShare[to]!, mostVisits) *
              geometricProbability(
                y.orders,
                orderMean(world, terms, rows, 0) * world.orderShare[to]!,
                mostOrders,
              ) *
              markLikelihood(world, y, terms, rows, 0);
      }
      const likelihood = next.reduce((sum, p) => sum + p, 0);
      paths = next.map((p) => p / likelihood);
      expect(filtered / likelihood).toBeCloseTo(1, 10);
      for (const [i, p] of paths.entries()) expect(belief[i]).toBeCloseTo(p, 10);
    }
  });

  it('knows of its observables nothing that the weeks seen do not tell', () => {
    for (const member of [0, 5, 700, 1_500]) {
      const { profile, rows, o, key } = begin(member);
      const again = copyObservables(o);
      const terms = newTerms(world);
      const y = newWeek();
      let s: number = state.active;
      for (let week = profile.entryWeek; week < full.weeks; week++) {
        s = sampleWeek(world, key, week, s, rows, 0, o, terms, y);
        observeWeek(full, week, y, again);
      }
      expect(again).toEqual(o);
    }
  });

  it('redraws common weeks from a week on, and leaves those before it as they were', () => {
    const other = commonWeeks(full, world.seed, full.weeks, { fromWeek: 100, stream: streams.continuations });
    const upTo = 100 * world.categories;
    expect(other.orders.subarray(0, upTo)).toEqual(world.common.orders.subarray(0, upTo));
    expect(other.hazards.subarray(0, 100)).toEqual(world.common.hazards.subarray(0, 100));
    expect(other.hazards[100]).not.toBe(world.common.hazards[100]);
    expect(other.orders[upTo]).not.toBe(world.common.orders[upTo]);
    expect(other.promotion).toEqual(world.common.promotion);
  });
});
