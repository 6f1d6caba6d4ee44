import { describe, expect, it } from 'vitest';
import { bgnbdLogLikelihood, fitBgnbd, type RepeatHistories } from '../../../domain/lifetime/bgnbd.js';
import { cdnow } from '../../../examples/simulator/presets/cdnow.js';
import { grocery } from '../../../examples/simulator/presets/grocery.js';
import { reference } from '../../../examples/simulator/presets/reference.js';
import { errorOfShare, mean, quantile, simulate, type SimulatedRow } from './simulated.js';

/** Rows by the value of a column. */
function by(rows: readonly SimulatedRow[], column: string): ReadonlyMap<number, readonly SimulatedRow[]> {
  const groups = new Map<number, SimulatedRow[]>();
  for (const row of rows) {
    const group = groups.get(row[column]!);
    if (group === undefined) groups.set(row[column]!, [row]);
    else group.push(row);
  }
  return groups;
}

const daySeconds = 86_400;

describe('the preset reference', () => {
  const table = simulate(reference, 20_000, 1);
  const start = Date.parse(`${reference.firstDay}T00:00:00Z`) / 1_000;
  const members = [...by(table('orders'), 'member').values()].map((orders) => ({
    recency: reference.days - 1 - Math.floor((orders.at(-1)!['ordered']! - start) / daySeconds),
    orders: orders.length,
    sum: orders.reduce((sum, { amount }) => sum + amount!, 0) / 100,
    least: Math.min(...orders.map(({ amount }) => amount!)),
  }));
  // Standard errors of quartiles: √(p(1−p)/n) / density, the density as parameterised.
  const n = members.length;
  const ofQuartile = (density: number) => Math.sqrt((0.25 * 0.75) / n) / density;

  it('has the published quartiles of recency', () => {
    const values = members.map(({ recency }) => recency);
    for (const [i, quartile] of [79, 156, 255].entries())
      expect(Math.abs(quantile(values, (i + 1) / 4) - quartile)).toBeLessThan(4 * ofQuartile(0.25 / 109));
  });

  it('has the published mean of orders', () => {
    const values = members.map(({ orders }) => orders);
    const deviation = Math.sqrt(mean(values.map((x) => (x - mean(values)) ** 2)));
    expect(Math.abs(mean(values) - 1.365)).toBeLessThan((4 * deviation) / Math.sqrt(n));
    expect(Math.min(...values)).toBe(1);
    expect(Math.max(...values)).toBeLessThanOrEqual(130);
  });

  it('has the published quartiles of the sum, and no order that does not count', () => {
    const logs = members.map(({ sum }) => Math.log(sum));
    for (const [i, quartile] of [69, 189, 1199].entries())
      expect(Math.abs(quantile(logs, (i + 1) / 4) - Math.log(quartile))).toBeLessThan(
        4 * ofQuartile(0.25 / Math.log(1199 / 69)),
      );
    expect(Math.max(...members.map(({ sum }) => sum))).toBeLessThanOrEqual(206_252);
    expect(Math.min(...members.map(({ least }) => least))).toBeGreaterThan(100);
  });
});

describe('the preset cdnow', () => {
  it('is a BG/NBD process: a fit has the true parameters inside its joint 99 % region', () => {
    const table = simulate(cdnow, 20_000, 1);
    const start = Date.parse(`${cdnow.firstDay}T00:00:00Z`) / 1_000;
    const week = 7 * daySeconds;
    const customers = [...by(table('orders'), 'member').values()].map((orders) => ({
      x: orders.length - 1,
      tX: (orders.at(-1)!['ordered']! - orders[0]!['ordered']!) / week,
      T: cdnow.weeks - (orders[0]!['ordered']! - start) / week,
    }));
    const histories: RepeatHistories = {
      x: customers.map(({ x }) => x),
      tX: customers.map(({ tX }) => tX),
      T: customers.map(({ T }) => T),
    };
    const { logLikelihood, converged } = fitBgnbd(histories);
    const { r, alphaWeeks: alpha, a, b } = cdnow;
    const ratio = 2 * (logLikelihood - bgnbdLogLikelihood({ r, alpha, a, b }, histories));
    expect(converged).toBe(true);
    // 99 % of a chi-square with four degrees of freedom; a wrong process is far outside.
    expect(ratio).toBeGreaterThanOrEqual(0);
    expect(ratio).toBeLessThan(13.277);
    const other = bgnbdLogLikelihood({ r: r * 1.1, alpha, a, b }, histories);
    expect(2 * (logLikelihood - other)).toBeGreaterThan(13.277);
  });

  it('has the amounts of Gamma-Gamma: p v / (q − 1) on average', () => {
    const { p, q, v } = cdnow;
    const truth = simulate(cdnow, 20_000, 2)('truth/members').map(({ amount }) => amount!);
    // Variance of p/ν with ν from a gamma: (p v)² / ((q − 1)² (q − 2)).
    const deviation = (p * v) / (q - 1) / Math.sqrt(q - 2);
    expect(Math.abs(mean(truth) - (p * v) / (q - 1))).toBeLessThan((4 * deviation) / Math.sqrt(truth.length));
  });
});

describe('the preset grocery', () => {
  const members = 4_000;
  const table = simulate(grocery, members, 5);
  const sends = table('contacts').filter(({ treated }) => treated === 1);
  const coupons = new Map(
    table('orders')
      .filter(({ coupon }) => coupon! > 0)
      .map(({ member, ordered }) => [`${member!}/${weekOf(ordered!)}`, true]),
  );
  const redeemed = ({ member, sent }: SimulatedRow) => coupons.has(`${member!}/${weekOf(sent!)}`);

  /** Within four standard errors of both, the published figure and ours. */
  const alike = (found: number, n: number, published: number, ofPublished: number) => {
    const error = Math.hypot(errorOfShare(found, n), errorOfShare(published, ofPublished));
    expect(Math.abs(found - published)).toBeLessThan(4 * error);
  };

  it('has the coupon rate of Complete Journey: 1.51 % of purchases', () => {
    const orders = table('orders');
    // Coupons come in clumps: those who use them use many, which widens the error of either share.
    const clumped = (n: number) => n / 10;
    alike(
      mean(orders.map(({ coupon }) => (coupon! > 0 ? 1 : 0))),
      clumped(orders.length),
      0.01513,
      clumped(75_000),
    );
  });

  it('has its redemption rates: 792 of 6,589 sends, 410 of 1,559 households sent to', () => {
    alike(mean(sends.map((send) => (redeemed(send) ? 1 : 0))), sends.length / 2, 792 / 6_589, 6_589 / 2);
    const households = [...by(sends, 'member').values()];
    alike(mean(households.map((all) => (all.some(redeemed) ? 1 : 0))), households.length, 410 / 1_559, 1_559);
  });

  it('sends as often as it did, to as many: 4.23 times, to 1,559 of 2,469 households', () => {
    const households = by(sends, 'member').size;
    alike(households / members, members, 1_559 / 2_469, 2_469);
    expect(Math.abs(sends.length / households / (6_589 / 1_559) - 1)).toBeLessThan(0.05);
  });
});

function weekOf(second: number): number {
  const start = Date.parse(`${grocery.firstMonday}T00:00:00Z`) / 1_000;
  return Math.floor((second - start) / (7 * daySeconds));
}
