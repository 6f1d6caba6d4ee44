import { describe, expect, it } from 'vitest';
import { logLoss } from '../../../learners/metrics/probability_scores.js';
import { randomStream } from '../../../learners/random.js';
import { calibrated, calibrationFrom, logOdds } from '../../../learners/selection/calibration.js';
import type { OutOfSample } from '../../../learners/selection/fold.js';

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

/** Rows whose truth is a function of the log odds of what a model says. */
function drawn(rows: number, truth: (score: number) => number, seed: number): OutOfSample {
  const { uniform } = randomStream(seed);
  const scores = Float64Array.from({ length: rows }, () => uniform() * 6 - 4);
  return {
    probabilities: scores.map(sigmoid),
    target: scores.map((score) => Number(uniform() < truth(score))),
  };
}

const parts = (rows: number, truth: (score: number) => number) =>
  [1, 2, 3].map((seed) => drawn(rows, truth, seed));

describe('calibration', () => {
  it('of probabilities that are too sure is a sigmoid', () => {
    const calibration = calibrationFrom(parts(4_000, (score) => sigmoid(score / 2 - 1)));
    expect(calibration.method).toBe('platt');
    const [half = 0] = calibrated(calibration, Float64Array.of(0.5));
    expect(half).toBeCloseTo(sigmoid(-1), 1);
  });

  it('of probabilities that are off in no even way is a rising function', () => {
    const step = (score: number): number => (score > 0 ? 0.7 : 0.05);
    const calibration = calibrationFrom(parts(6_000, step));
    expect(calibration.method).toBe('isotonic');
    const found = calibrated(calibration, Float64Array.of(0.1, 0.9));
    expect(found[0]).toBeCloseTo(0.05, 1);
    expect(found[1]).toBeCloseTo(0.7, 1);
  });

  it('of few rows is a sigmoid, whatever they look like', () => {
    expect(calibrationFrom(parts(300, (score) => (score > 0 ? 0.7 : 0.05))).method).toBe('platt');
  });

  it('makes no row certain', () => {
    const sure = calibrationFrom(parts(6_000, (score) => (score > 0 ? 1 : score < -3.5 ? 0 : 0.4)));
    const ends = calibrated(sure, Float64Array.of(0, 1));
    expect(ends[0]).toBeGreaterThan(0);
    expect(ends[1]).toBeLessThan(1);
    expect(Number.isFinite(logLoss(ends, Float64Array.of(1, 0)))).toBe(true);
  });

  it('takes probabilities as they are where there is none', () => {
    const probabilities = Float64Array.of(0.1, 0.7);
    expect(calibrated(null, probabilities)).toBe(probabilities);
  });
});

describe('log odds', () => {
  it('of certainty stay finite', () => {
    expect(logOdds(0)).toBeCloseTo(-13.8, 1);
    expect(logOdds(1)).toBeCloseTo(13.8, 1);
    expect(logOdds(0.5)).toBe(0);
  });
});
