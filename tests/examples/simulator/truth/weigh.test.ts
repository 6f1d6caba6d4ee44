import { describe, expect, it } from 'vitest';
import { weigh, type Effort, type HiddenHistory } from '../../../../examples/simulator/truth/weigh.js';

/**
 * A member who is keen (one draw in four) or not, and who is awake or asleep for good. Awake, the keen one is seen in
 * half of the weeks, the other in a fifth; every week one in ten falls asleep, before it could be seen.
 */
const seenAwake = { keen: 0.5, other: 0.2 };
const fallsAsleep = 0.1;

/** Likelihood of a history by enumeration of the weeks in which the member may have fallen asleep. */
function enumerated(awake: number, history: readonly boolean[]): { likelihood: number; asleep: number } {
  const stillAwake = history.reduce((p, seen) => p * (1 - fallsAsleep) * (seen ? awake : 1 - awake), 1);
  let asleep = 0;
  for (let at = 0; at < history.length; at++) {
    if (history.slice(at).includes(true)) continue;
    const before = history
      .slice(0, at)
      .reduce((p, seen) => p * (1 - fallsAsleep) * (seen ? awake : 1 - awake), 1);
    asleep += before * fallsAsleep;
  }
  return { likelihood: stillAwake + asleep, asleep: asleep / (stillAwake + asleep) };
}

/** The same as draws with a forward filter; every fourth is keen. */
function drawn(history: readonly boolean[], most: number): HiddenHistory & { readonly asleep: Float64Array } {
  const asleep = new Float64Array(most);
  const products = new Float64Array(most).fill(1);
  return {
    weeks: history.length,
    asleep,
    draw(from, to) {
      asleep.fill(0, from, to);
      products.fill(1, from, to);
    },
    filter(week, from, to) {
      for (let i = from; i < to; i++) {
        const p = i % 4 === 0 ? seenAwake.keen : seenAwake.other;
        const awake = (1 - asleep[i]!) * (1 - fallsAsleep) * (history[week] ? p : 1 - p);
        const gone = history[week] ? 0 : asleep[i]! + (1 - asleep[i]!) * fallsAsleep;
        products[i] = products[i]! * (awake + gone);
        asleep[i] = gone / (awake + gone);
      }
    },
    settle(from, to, logs) {
      for (let i = from; i < to; i++) logs[i] = logs[i]! + Math.log(products[i]!);
      products.fill(1, from, to);
    },
  };
}

const once = (draws: number): Effort => ({ first: draws, enough: 0.5, most: draws });

describe('weighing draws of hidden variables', () => {
  it('gives the posterior that one works out by hand', () => {
    // Seen once: 1/4 × .9 × .5 against 3/4 × .9 × .2, so keen with probability .125 / .275 = 5/11.
    const weights = new Float64Array(4);
    weigh(drawn([true], 4), once(4), weights);
    expect(weights[0]).toBeCloseTo(5 / 11, 12);
    expect(weights[1]).toBeCloseTo(2 / 11, 12);
  });

  it.each([
    ['seen again and again', 'xx.x.x..x.x'],
    ['silent in the end', 'x.xx........'],
    ['never seen', '...........'],
    ['seen late', '.........x'],
  ])('agrees with the enumeration of all that can have happened: %s', (_, text) => {
    const history = Array.from(text, (sign) => sign === 'x');
    const model = drawn(history, 8);
    const weights = new Float64Array(8);
    weigh(model, once(8), weights);
    const [keen, other] = [enumerated(seenAwake.keen, history), enumerated(seenAwake.other, history)];
    const evidence = keen.likelihood + 3 * other.likelihood;
    expect(weights[0]! + weights[4]!).toBeCloseTo(keen.likelihood / evidence, 12);
    const asleep = weights.reduce((sum, weight, i) => sum + weight * model.asleep[i]!, 0);
    expect(asleep).toBeCloseTo(
      (keen.likelihood * keen.asleep + 3 * other.likelihood * other.asleep) / evidence,
      12,
    );
  });

  it('counts as effective what Kish counts', () => {
    // One week seen: weights 5 : 2 : 2 : 2, so 11² / (25 + 4 + 4 + 4).
    const { effective } = weigh(drawn([true], 4), once(4), new Float64Array(4));
    expect(effective).toBeCloseTo(121 / 37, 12);
  });

  it('doubles the draws until enough of them are effective', () => {
    const history = drawn([true], 64);
    const weighed = weigh(history, { first: 4, enough: 20, most: 64 }, new Float64Array(64));
    expect(weighed.draws).toBe(32);
    expect(weighed.effective).toBeCloseTo((8 * 121) / 37, 9);
  });

  it('stops at the most draws, and says that too few are effective', () => {
    const { draws, effective } = weigh(
      drawn([true], 64),
      { first: 4, enough: 100, most: 64 },
      new Float64Array(64),
    );
    expect(draws).toBe(64);
    expect(effective).toBeLessThan(100);
  });

  it('bears histories that are all but impossible', () => {
    const history = Array.from({ length: 3_000 }, (_, i) => i % 2 === 0);
    const weights = new Float64Array(4);
    weigh(drawn(history, 4), once(4), weights);
    expect(weights[0]).toBeCloseTo(1, 12);
  });
});
