import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RfmDimension } from '../../domain/rfm/bins.js';
import { edgesFrom, quantilesNeeded } from '../../domain/rfm/edges.js';
import { digitOf, quantileType7, rfmCode, rfmSum, weightedScore } from '../support/rfm_definitions.js';
import { openShop, type Scored, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

interface Member {
  readonly id: string;
  readonly recency: number;
  readonly orders: number;
  readonly spent: number;
}

/** Orders of members with these figures as of 2017-01-01: the last so many days before 2016-12-31, all on that day. */
function ordersOf(members: readonly Member[]): string {
  const rows = members.flatMap(({ id, recency, orders, spent }) => {
    const day = new Date(Date.UTC(2016, 11, 31 - recency)).toISOString().slice(0, 10);
    const each = Array.from({ length: orders }, (_, i) => (i === 0 ? spent - (orders - 1) : 1));
    return each.map((amount, i) => `${id}-${i},${id},${day},${amount}`);
  });
  return `order_id,member_id,ordered_at,amount\n${rows.join('\n')}\n`;
}

const score = (members: readonly Member[], rfm: Readonly<Record<string, unknown>>): Promise<Scored> =>
  shop.score({ orders: ordersOf(members) }, { business: { rfm } });

const fives = { method: 'quantile', n: 5 } as const;

const ten: readonly Member[] = Array.from({ length: 10 }, (_, i) => ({
  id: `m${i}`,
  recency: i * 10,
  orders: i < 5 ? 1 : i - 3,
  spent: (i + 1) * 100,
}));

describe('digits, codes and scores', () => {
  it('of many members are those of the definitions', async () => {
    const members = Array.from({ length: 200 }, (_, i): Member => ({
      id: `m${i}`,
      recency: (i * 37) % 101,
      orders: 1 + ((i * 13) % 7) * (i % 3),
      spent: 30 + ((i * 71) % 89),
    }));
    const weights = { r: 0.5, f: 0.3, m: 0.2 };
    const scored = await score(members, { bins: fives, weights: { method: 'expert', ...weights } });
    const edgesOf = (dimension: RfmDimension) => {
      const of = { recency: 'recency', frequency: 'orders', monetary: 'spent' } as const;
      const sorted = members.map((member) => member[of[dimension]]).toSorted((a, b) => a - b);
      const quantiles = quantilesNeeded(fives, dimension).map((quantile) => quantileType7(sorted, quantile));
      return edgesFrom(fives, dimension, { quantiles, mean: null });
    };
    const [recency, frequency, monetary] = [edgesOf('recency'), edgesOf('frequency'), edgesOf('monetary')];
    const expected = members.map(({ id, recency: days, orders, spent }) => {
      const digits = {
        r: digitOf(days, recency, 'recency'),
        f: digitOf(orders, frequency, 'frequency'),
        m: digitOf(spent, monetary, 'monetary'),
      };
      const weighted = weightedScore(digits, weights)?.toFixed(4);
      return [id, digits.r, digits.f, digits.m, rfmCode(digits), rfmSum(digits), weighted].join(' | ');
    });
    expect(await scored.scores('member_id, r, f, m, rfm_code, rfm_sum, rfm_score')).toEqual(
      expected.toSorted(),
    );
  });
});

describe('digits', () => {
  it('by quantiles: 1 + the edges below the value, for recency from the other end; equal values get equal digits', async () => {
    const scored = await score(ten, { bins: { method: 'quantile', n: 5 } });
    // Recency 0, 10, …, 90: edges 18, 36, 54, 72. Spent 100, …, 1000: edges 280, 460, 640, 820.
    // Orders 1 1 1 1 1 2 3 4 5 6, 1.8, 3.6, 5.4 and 7.2 steps from the first: 1, 1, 2 + 0.4 × 1, 4 + 0.2 × 1.
    const edges = scored.steps.scored.periods[0]?.edges;
    expect(edges?.recency).toEqual([18, 36, 54, 72]);
    expect(edges?.monetary).toEqual([280, 460, 640, 820]);
    expect(edges?.frequency).toEqual([1, 1, 2.4, 4.2]);
    expect(scored.steps.scored.periods[0]?.collapsed).toBe(1);
    const { warnings, toldWarnings } = scored.steps.scored;
    expect(warnings).toEqual([expect.stringContaining('1 bin edge falls together')]);
    const warning = { code: 'edges_collapsed', period: scored.steps.scored.periods[0]?.label, edges: 1 };
    expect(toldWarnings).toEqual([{ text: warnings[0], warning }]);
    expect(await scored.scores('member_id, r, f, m')).toEqual([
      'm0 | 5 | 1 | 1',
      'm1 | 5 | 1 | 1',
      'm2 | 4 | 1 | 2',
      'm3 | 4 | 1 | 2',
      'm4 | 3 | 1 | 3',
      'm5 | 3 | 3 | 3',
      'm6 | 2 | 4 | 4',
      'm7 | 2 | 4 | 4',
      'm8 | 1 | 5 | 5',
      'm9 | 1 | 5 | 5',
    ]);
  });

  it('by stated edges: each excludes its lower edge and includes its upper; outside there is no digit', async () => {
    const members: readonly Member[] = [
      { id: 'a', recency: 0, orders: 1, spent: 69 },
      { id: 'b', recency: 79, orders: 2, spent: 70 },
      { id: 'c', recency: 80, orders: 3, spent: 1199 },
      { id: 'd', recency: 255, orders: 5, spent: 1200 },
      { id: 'e', recency: 256, orders: 6, spent: 206252 },
      { id: 'f', recency: 365, orders: 1, spent: 206253 },
      { id: 'g', recency: 366, orders: 1, spent: 5 },
    ];
    const reference = (outside: 'null' | 'clamp') => ({
      recency: { method: 'edges', edges: [-1, 79, 255, 365], outside },
      frequency: { method: 'edges', edges: [0, 2, 5, 130], outside },
      monetary: { method: 'edges', edges: [0, 69, 1199, 206252], outside },
    });
    const scored = await score(members, { bins: reference('null') });
    expect(await scored.scores('member_id, r, f, m, rfm_code, rfm_sum, rfm_score, rank, segment')).toEqual([
      'a | 3 | 1 | 1 | 311 | 5 | 1.6667 | 5 | 311',
      'b | 3 | 1 | 2 | 312 | 6 | 2.0000 | 3 | 312',
      'c | 2 | 2 | 2 | 222 | 6 | 2.0000 | 3 | 222',
      'd | 2 | 2 | 3 | 223 | 7 | 2.3333 | 1 | 223',
      'e | 1 | 3 | 3 | 133 | 7 | 2.3333 | 1 | 133',
      'f | 1 | 1 | null | null | null | null | null | OUT_OF_RANGE',
      'g | null | 1 | 1 | null | null | null | null | OUT_OF_RANGE',
    ]);
    expect(scored.steps.scored.periods[0]?.outOfRange).toBe(2);
    expect(scored.steps.scored.warnings).toEqual([expect.stringContaining('OUT_OF_RANGE')]);
    const clamped = await score(members, { bins: reference('clamp') });
    expect((await clamped.scores('member_id, r, f, m, rfm_code')).slice(5)).toEqual([
      'f | 1 | 1 | 3 | 113',
      'g | 1 | 1 | 1 | 111',
    ]);
    expect(clamped.steps.scored.periods[0]?.outOfRange).toBe(0);
  });

  const five: readonly Member[] = [
    { id: 'a', recency: 0, orders: 1, spent: 10 },
    { id: 'b', recency: 10, orders: 1, spent: 20 },
    { id: 'c', recency: 20, orders: 2, spent: 30 },
    { id: 'd', recency: 30, orders: 3, spent: 40 },
    { id: 'e', recency: 100, orders: 8, spent: 400 },
  ];

  it('by the mean: above it is high, for recency at or below it', async () => {
    // Means 32, 3 and 100: d orders exactly the mean and is low.
    const scored = await score(five, { bins: { method: 'mean' } });
    expect(await scored.scores('member_id, rfm_code, segment')).toEqual([
      'a | 211 | 新客户',
      'b | 211 | 新客户',
      'c | 211 | 新客户',
      'd | 211 | 新客户',
      'e | 122 | 重要唤回',
    ]);
  });

  it('by the median: above it is high, for recency at or below it', async () => {
    // Medians 20, 2 and 30: c has all three.
    const scored = await score(five, { bins: { method: 'median' } });
    expect(await scored.scores('member_id, rfm_code, segment')).toEqual([
      'a | 211 | 新客户',
      'b | 211 | 新客户',
      'c | 211 | 新客户',
      'd | 122 | 重要唤回',
      'e | 122 | 重要唤回',
    ]);
  });

  it('by 80/20: above the 80th percentile is high, for recency at or below the 20th', async () => {
    // 20th percentile of recency: 0 + 0.8 × 10 = 8. 80th of orders: 3 + 0.2 × 5 = 4; of spent: 40 + 0.2 × 360 = 112.
    const scored = await score(five, { bins: { method: 'pareto' } });
    expect(scored.steps.scored.periods[0]?.edges).toEqual({ recency: [8], frequency: [4], monetary: [112] });
    expect(await scored.scores('member_id, rfm_code, segment')).toEqual([
      'a | 211 | 新客户',
      'b | 111 | 流失',
      'c | 111 | 流失',
      'd | 111 | 流失',
      'e | 122 | 重要唤回',
    ]);
  });
});

describe('scores', () => {
  const bins = {
    recency: { method: 'edges', edges: [-1, 10, 20, 365] },
    frequency: { method: 'edges', edges: [0, 1, 2, 100] },
    monetary: { method: 'edges', edges: [0, 10, 20, 1000] },
  };
  const members: readonly Member[] = [
    { id: 'a', recency: 5, orders: 1, spent: 15 },
    { id: 'b', recency: 15, orders: 2, spent: 15 },
    { id: 'c', recency: 25, orders: 3, spent: 30 },
    { id: 'd', recency: 5, orders: 2, spent: 5 },
  ];

  it('weigh the digits as an expert says; equal scores share a rank, and the next rank is left out', async () => {
    // Codes 312, 222, 133, 321; 0.5 r + 0.25 f + 0.25 m.
    const scored = await score(members, { bins, weights: { method: 'expert', r: 0.5, f: 0.25, m: 0.25 } });
    expect(await scored.scores('member_id, rfm_code, rfm_sum, rfm_score, rank')).toEqual([
      'a | 312 | 6 | 2.2500 | 1',
      'b | 222 | 6 | 2.0000 | 3',
      'c | 133 | 7 | 2.0000 | 3',
      'd | 321 | 6 | 2.2500 | 1',
    ]);
    expect(scored.steps.scored.consistencyRatio).toBeNull();
  });

  it('with equal weights are equal where the sums are', async () => {
    const scored = await score(members, { bins, weights: { method: 'equal' } });
    expect(await scored.scores('member_id, rfm_score, rank')).toEqual([
      'a | 2.0000 | 2',
      'b | 2.0000 | 2',
      'c | 2.3333 | 1',
      'd | 2.0000 | 2',
    ]);
  });

  it('with the presets put R and M, or R and F, first', async () => {
    const weightsOf = async (preset: string) =>
      (await score(members, { bins, weights: { method: 'preset', preset } })).steps.scored.weights;
    expect(await weightsOf('long_cycle')).toEqual({ r: 0.4, f: 0.2, m: 0.4 });
    expect(await weightsOf('short_cycle')).toEqual({ r: 0.4, f: 0.4, m: 0.2 });
  });

  it('with AHP are weighted by the principal eigenvector, the consistency ratio shown', async () => {
    // A consistent matrix: R twice F, four times M, so 4/7, 2/7, 1/7.
    const matrix = [
      [1, 2, 4],
      [0.5, 1, 2],
      [0.25, 0.5, 1],
    ];
    const scored = await score(members, { bins, weights: { method: 'ahp', matrix } });
    expect(scored.steps.scored.weights).toEqual({ r: 0.571429, f: 0.285714, m: 0.142857 });
    expect(scored.steps.scored.consistencyRatio).toBeCloseTo(0, 9);
    // (4 × 3 + 2 × 1 + 2) / 7, (4 × 2 + 2 × 2 + 2) / 7, (4 + 6 + 3) / 7, (12 + 4 + 1) / 7.
    expect(await scored.scores('member_id, rfm_score, rank')).toEqual([
      'a | 2.2857 | 2',
      'b | 2.0000 | 3',
      'c | 1.8571 | 4',
      'd | 2.4286 | 1',
    ]);
  });
});
