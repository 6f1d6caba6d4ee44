import { describe, expect, it } from 'vitest';
import { randomStream, sampledRows, shuffledRows, xoshiro128 } from '../../learners/random.js';

const drawn = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);

describe('random numbers', () => {
  it('are those of the published generator', () => {
    // rotl(5 s1, 7) × 9, and the step of the state, by hand from the state 1, 2, 3, 4.
    expect(drawn(3, xoshiro128([1, 2, 3, 4]).bits)).toEqual([11_520, 0, 5_927_040]);
  });

  it('are the same for the same seed and stream, and others for another', () => {
    const ten = (seed: number, stream?: number) => drawn(10, randomStream(seed, stream).bits);
    expect(ten(7)).toEqual(ten(7, 0));
    const all = [ten(7, 0), ten(7, 1), ten(8, 0), ten(7 + 2 ** 32, 0)].map(String);
    expect(new Set(all).size).toBe(4);
  });

  it('stay what they were when models were trained with them', () => {
    expect(drawn(3, randomStream(42).bits)).toEqual([2_464_971_491, 1_517_417_522, 2_143_909_441]);
  });

  it('spread evenly', () => {
    const { uniform, below } = randomStream(1);
    const values = drawn(100_000, uniform);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    // Six standard errors of the mean of a uniform number: 6 × √(1/12) / √100000.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.0055);
    const counts = new Array<number>(6).fill(0);
    for (let draw = 0; draw < 60_000; draw += 1) counts[below(6)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(550);
    expect(drawn(20, () => below(1))).toEqual(new Array(20).fill(0));
  });
});

describe('rows in a random order', () => {
  it('are all of them', () => {
    expect([...shuffledRows(100, randomStream(3))].sort((a, b) => a - b)).toEqual([...Array(100).keys()]);
  });

  it('take each order equally often', () => {
    const random = randomStream(5);
    const orders = new Map<string, number>();
    for (let time = 0; time < 6_000; time += 1) {
      const order = shuffledRows(3, random).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(6);
    for (const count of orders.values()) expect(Math.abs(count - 1_000)).toBeLessThan(180);
  });
});

describe('a sample of rows', () => {
  it('has different rows, ascending, each as often as another', () => {
    const random = randomStream(11);
    const counts = new Array<number>(10).fill(0);
    for (let time = 0; time < 5_000; time += 1) {
      const rows = [...sampledRows(10, 4, random)];
      expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
      for (const row of rows) counts[row]! += 1;
    }
    for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(210);
  });

  it('is everything where no more rows are there', () => {
    expect([...sampledRows(3, 5, randomStream(0))]).toEqual([0, 1, 2]);
  });
});
