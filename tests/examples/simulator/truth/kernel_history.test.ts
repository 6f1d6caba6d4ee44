import { describe, expect, it } from 'vitest';
import { markLikelihood, orderMean, visitMean } from '../../../../examples/simulator/kernel/emission.js';
import { filterWeek } from '../../../../examples/simulator/kernel/filter.js';
import { drawProfile } from '../../../../examples/simulator/kernel/profile.js';
import { stateCount, step } from '../../../../examples/simulator/kernel/step.js';
import { traitCount } from '../../../../examples/simulator/kernel/traits.js';
import type { Week } from '../../../../examples/simulator/kernel/week.js';
import { createWorld } from '../../../../examples/simulator/kernel/world.js';
import { full } from '../../../../examples/simulator/presets/full.js';
import { kernelHistory } from '../../../../examples/simulator/truth/kernel_history.js';
import { beginLife, liveUntil, newLife } from '../../../../examples/simulator/truth/life.js';

const world = createWorld(full, 11, 400);
const draws = 3;

/** A member's first weeks: what the filter makes of them, and the weeks themselves. */
function followed(member: number, weeks: number) {
  const profile = drawProfile(world, member);
  const life = newLife(world);
  const history = kernelHistory(world, draws);
  const seen: { readonly terms: Float64Array; readonly week: Week }[] = [];
  beginLife(world, profile, life);
  history.begin(profile);
  liveUntil(world, member, profile.entryWeek + weeks, life, (one) => {
    history.take(one);
    seen.push({ terms: one.terms.slice(), week: structuredClone(one.seen) });
  });
  history.draw(0, draws);
  return { history, seen };
}

/** Likelihood of weeks, summed over every path that the hidden state can have taken; by state at the end. */
function byPaths(
  seen: ReturnType<typeof followed>['seen'],
  rows: Float64Array,
  at: number,
): readonly number[] {
  const totals = new Array<number>(stateCount).fill(0);
  const moves = new Float64Array(stateCount);
  const geometric = (n: number, mean: number) => (1 / (1 + mean)) * (mean / (1 + mean)) ** n;
  const walk = (week: number, from: number, probability: number): void => {
    const now = seen[week];
    if (now === undefined) {
      totals[from]! += probability;
      return;
    }
    step(from, now.terms, rows, at, moves);
    for (const [to, move] of [...moves].entries()) {
      if (move === 0) continue;
      const visits = geometric(
        now.week.visits,
        visitMean(now.terms, rows, at) * (world.visitShare[to] as number),
      );
      const orders = geometric(
        now.week.orders,
        orderMean(world, now.terms, rows, at) * (world.orderShare[to] as number),
      );
      const marks = markLikelihood(world, now.week, now.terms, rows, at);
      walk(week + 1, to, probability * move * visits * orders * marks);
    }
  };
  walk(0, 0, 1);
  return totals;
}

describe('the history of a member under the kernel', () => {
  it('is as likely as all paths of the hidden state together', () => {
    for (const member of [0, 7, 31, 60]) {
      const { history, seen } = followed(member, 6);
      for (let week = 0; week < seen.length; week++) history.filter(week, 0, draws);
      for (let i = 0; i < draws; i++) {
        const expected = byPaths(seen, history.rows, i * traitCount);
        const all = expected.reduce((sum, one) => sum + one);
        for (let s = 0; s < stateCount; s++)
          expect(history.beliefs[i * stateCount + s]! / all).toBeCloseTo(expected[s]! / all, 12);
      }
    }
  });

  it('is the same week by week as for all weeks and draws at once', () => {
    const { history, seen } = followed(3, 100);
    const logs = new Float64Array(draws);
    for (let week = 0; week < seen.length; week++) {
      history.filter(week, 0, draws);
      history.settle(0, draws, logs);
    }
    for (let i = 0; i < draws; i++) {
      const belief = Float64Array.of(1, 0, 0, 0);
      let log = 0;
      for (const { terms, week } of seen)
        log += Math.log(filterWeek(world, week, terms, history.rows, i * traitCount, belief, 0));
      expect(logs[i]).toBeCloseTo(log, 9);
      for (let s = 0; s < stateCount; s++)
        expect(history.beliefs[i * stateCount + s]).toBeCloseTo(belief[s]!, 12);
    }
  });
});
