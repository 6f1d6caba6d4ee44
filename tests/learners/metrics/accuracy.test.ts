import { describe, expect, it } from 'vitest';
import { accuracy } from '../../../learners/metrics/accuracy.js';

describe('accuracy', () => {
  it('of two classes takes the second above one half', () => {
    expect(accuracy(Float64Array.of(0.9, 0.5, 0.2, 0.6), Float64Array.of(1, 1, 0, 0))).toBe(0.5);
  });

  it('of more takes the greatest probability, of equal ones the first', () => {
    const predicted = Float64Array.of(0.2, 0.5, 0.3, 0.4, 0.4, 0.2, 0, 0, 1);
    expect(accuracy(predicted, Float64Array.of(1, 0, 2))).toBe(1);
    expect(accuracy(predicted, Float64Array.of(2, 1, 2))).toBeCloseTo(1 / 3, 12);
  });
});
