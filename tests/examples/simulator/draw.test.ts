import { describe, expect, it } from 'vitest';
import {
  geometric,
  keyOf,
  normal,
  pick,
  stepWord,
  uniform,
} from '../../../examples/simulator/kernel/draw.js';
import { gamma } from '../../../examples/simulator/kernel/gamma.js';
import { chiSquareLimit, mean } from './simulated.js';

const draws = 40_000;

describe('counter-based draws', () => {
  it('are even, and even in pairs, along members, steps and slots', () => {
    const along: readonly ((i: number) => number)[] = [
      (i) => uniform(keyOf(1, 0, i), stepWord(keyOf(1, 0, i), 3), 2),
      (i) => uniform(keyOf(1, 0, 7), stepWord(keyOf(1, 0, 7), i), 2),
      (i) => uniform(keyOf(1, 0, 7), stepWord(keyOf(1, 0, 7), 3), i),
      (i) => uniform(keyOf(i, 0, 7), stepWord(keyOf(i, 0, 7), 3), 2),
    ];
    for (const draw of along) {
      const cells = new Float64Array(100);
      for (let i = 0; i < draws; i++) {
        const cell = Math.floor(draw(i) * 10) * 10 + Math.floor(draw(i + 1) * 10);
        cells[cell] = cells[cell]! + 1;
      }
      const expected = draws / cells.length;
      const value = cells.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
      // Both ends: cells that are too even are no chance either.
      expect(value).toBeLessThan(chiSquareLimit(99));
      expect(value).toBeGreaterThan(99 - 3.2 * Math.sqrt(2 * 99));
    }
  });

  it('differ between seeds, streams, members, steps and slots, and are the same for the same place', () => {
    const at = (seed: number, stream: number, member: number, step: number, slot: number) => {
      const key = keyOf(seed, stream, member);
      return uniform(key, stepWord(key, step), slot);
    };
    const base = at(1, 2, 3, 4, 5);
    expect(at(1, 2, 3, 4, 5)).toBe(base);
    const others = [
      at(2, 2, 3, 4, 5),
      at(1, 3, 3, 4, 5),
      at(1, 2, 4, 4, 5),
      at(1, 2, 3, 5, 5),
      at(1, 2, 3, 4, 6),
    ];
    expect(new Set([base, ...others]).size).toBe(6);
  });

  it('give normal, gamma and geometric numbers their mean and variance', () => {
    const key = keyOf(3, 0, 0);
    const sample = (draw: (word: number) => number) =>
      Array.from({ length: draws }, (_, i) => draw(stepWord(key, i)));
    const check = (values: readonly number[], expected: number, variance: number) => {
      const found = mean(values);
      expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(variance / draws));
      const spread = mean(values.map((x) => (x - found) ** 2));
      expect(Math.abs(spread / variance - 1)).toBeLessThan(0.08);
    };
    check(
      sample((word) => normal(key, word, 0)),
      0,
      1,
    );
    for (const shape of [0.243, 0.793, 2.426, 6.25])
      check(
        sample((word) => gamma(key, word, 0, shape)),
        shape,
        shape,
      );
    check(
      sample((word) => geometric(uniform(key, word, 0), 0.8, 1_000)),
      0.8,
      0.8 * 1.8,
    );
  });

  it('pick a place as often as it weighs', () => {
    expect([0, 0.249, 0.251, 0.749, 0.751, 0.999].map((u) => pick(u, [1, 2, 1]))).toEqual([0, 0, 1, 1, 2, 2]);
  });
});
