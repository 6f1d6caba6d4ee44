import { expect, test } from 'vitest';
import { byFrequency, binsOfCodes, byPosition } from '../../../learners/bins/category_order.js';
import { quantileCuts, sampledFrom, sampleOf } from '../../../learners/bins/quantile_cuts.js';

test('few different values have a bin each, cut midway', () => {
  expect(Array.from(quantileCuts(Float64Array.of(1, 1, 2, 4, 4, 8)))).toEqual([1.5, 3, 6]);
  expect(Array.from(quantileCuts(Float64Array.of(7, 7)))).toEqual([]);
  expect(Array.from(quantileCuts(new Float64Array(0)))).toEqual([]);
});

test('a cut lies below the upper value even where no number lies between', () => {
  const next = 1 + Number.EPSILON;
  expect(Array.from(quantileCuts(Float64Array.of(1, next)))).toEqual([1]);
  const largest = Number.MAX_VALUE;
  expect(Array.from(quantileCuts(Float64Array.of(-largest, largest)))).toEqual([0]);
});

test('many different values are cut so that bins hold about equally many', () => {
  const cuts = quantileCuts(Float64Array.from({ length: 25_400 }, (_, at) => at));
  expect(cuts.length).toBe(253);
  const sizes = Array.from(cuts.subarray(1), (cut, at) => cut - cuts[at]!);
  expect(new Set(sizes)).toEqual(new Set([100]));
});

test('a value that fills bins has one to itself', () => {
  const zeros = new Float64Array(5000);
  const others = Float64Array.from({ length: 5000 }, (_, at) => at - 2500.5);
  const cuts = quantileCuts(Float64Array.of(...zeros, ...others).sort());
  expect(cuts).toContain(-0.25);
  expect(cuts).toContain(0.25);
});

test('of many rows one of each block is looked at, in step with no order that repeats, without gaps', () => {
  // One of three rows each. Six snapshots of a member after another: every third row would be of two of them alone.
  const snapshots = Float64Array.from({ length: 250_000 }, (_, row) => row % 6);
  const sampled = sampledFrom(250_000);
  const sample = sampleOf(snapshots, sampled);
  expect(sample.length).toBe(83_334);
  for (let snapshot = 0; snapshot < 6; snapshot += 1) {
    const share = sample.filter((value) => value === snapshot).length / sample.length;
    expect(share).toBeCloseTo(1 / 6, 2);
  }
  const rows = Float64Array.from({ length: 250_000 }, (_, row) => row);
  expect(sampleOf(rows, sampled).every((row, block) => Math.floor(row / 3) === block)).toBe(true);
  const late = rows.map((row) => (row < 125_000 ? NaN : row));
  expect(sampleOf(late, sampled)[0]).toBeGreaterThanOrEqual(125_000);
});

test('of too many levels the most frequent have a bin each, the others share one', () => {
  const rows = Float64Array.from({ length: 100_000 }, (_, code) => (code === 70_000 ? 9 : 1));
  const order = byFrequency(rows);
  expect([order.others, order.codes.length]).toEqual([true, 254]);
  const bins = binsOfCodes(order, rows.length);
  expect([bins[70_000], bins[0], bins[252], bins[253], bins[99_999]]).toEqual([1, 2, 254, 255, 255]);
});

test('levels without rows have no bin; levels are put in the order of their positions', () => {
  const order = byPosition(Float64Array.of(3, 0, 5, 1), Float64Array.of(0.9, 0, 0.2, 0.5));
  expect(order).toEqual({ codes: Int32Array.of(2, 3, 0), others: false });
  expect(Array.from(binsOfCodes(order, 4))).toEqual([3, 0, 1, 2]);
});
