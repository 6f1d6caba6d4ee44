import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prAuc, rocAuc } from '../../../learners/metrics/areas.js';
import { calibrationTable } from '../../../learners/metrics/calibration_table.js';
import { liftTable, precisionAt } from '../../../learners/metrics/lift.js';
import { ascendingOrder } from '../../../learners/metrics/order.js';
import { brierScore, logLoss } from '../../../learners/metrics/probability_scores.js';
import { qini } from '../../../learners/metrics/qini.js';
import { rankingOf } from '../../../learners/metrics/ranking.js';

const of = (...values: number[]) => Float64Array.from(values);

describe('rows in order', () => {
  it('are ascending for any values, equal ones as they stand', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true }),
      fc.constantFrom(0, -0, 1, -1, Infinity, -Infinity, 5e-324),
    );
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const expected = [...values.keys()].sort((a, b) =>
          values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b,
        );
        expect([...ascendingOrder(Float64Array.from(values))]).toEqual(expected);
      }),
    );
  });
});

describe('areas', () => {
  it('count pairs, a tie half', () => {
    // Label 1 scores 3 and 2, label 0 scores 2 and 1: of four pairs three are right and one is tied.
    const ranking = rankingOf(of(3, 2, 2, 1), [1, 1, 0, 0]);
    expect(rocAuc(ranking)).toBe(3.5 / 4);
    // Recall rises by 1/2 at precision 1, and by 1/2 at precision 2/3.
    expect(prAuc(ranking)).toBeCloseTo(0.5 + 0.5 * (2 / 3), 12);
  });

  it('weigh rows', () => {
    // Weights 3 and 1 of label 1 (scores 2 and 1), 2 and 1 of label 0 (scores 1 and 0).
    const ranking = rankingOf(of(2, 1, 1, 0), [1, 1, 0, 0], of(3, 1, 2, 1));
    // Pairs: 3 × 2 + 3 × 1 + 1 × 2 / 2 + 1 × 1 of 4 × 3.
    expect(rocAuc(ranking)).toBeCloseTo(11 / 12, 12);
  });

  it('turn with the scores', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { minLength: 2 });
    fc.assert(
      fc.property(
        rows.filter((some) => new Set(some.map(([, label]) => label)).size === 2),
        (some) => {
          const labels = some.map(([, label]) => Number(label));
          const scores = Float64Array.from(some, ([score]) => score);
          const turned = scores.map((score) => -score);
          expect(rocAuc(rankingOf(scores, labels)) + rocAuc(rankingOf(turned, labels))).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it('need both classes, and a score for every row', () => {
    expect(() => rocAuc(rankingOf(of(1, 2), [1, 1]))).toThrow('have the label 1');
    expect(() => prAuc(rankingOf(of(1, 2), [0, 0]))).toThrow('have the label 0');
    expect(() => rankingOf(of(1, Number.NaN), [0, 1])).toThrow('Row 2 has no score');
    expect(() => rankingOf(of(), [])).toThrow('no rows');
  });
});

describe('measures of probabilities', () => {
  it('are means over the rows', () => {
    expect(logLoss(of(0.5, 0.25), [1, 0])).toBeCloseTo((Math.log(2) - Math.log(0.75)) / 2, 12);
    expect(brierScore(of(0.5, 0.25), [1, 0])).toBeCloseTo((0.25 + 0.0625) / 2, 12);
    expect(brierScore(of(0.5, 0.25), [1, 0], of(1, 3))).toBeCloseTo((0.25 + 3 * 0.0625) / 4, 12);
  });

  it('refuse what is no probability', () => {
    expect(() => logLoss(of(1.5), [1])).toThrow('Row 1 has the probability 1.5');
  });
});

describe('the calibration table', () => {
  it('puts like probabilities together', () => {
    const table = calibrationTable(of(0.1, 0.2, 0.8, 0.6), [0, 1, 1, 1], undefined, 2);
    expect(table).toHaveLength(2);
    expect(table[0]).toMatchObject({ from: 0.1, to: 0.2, rows: 2, observed: 0.5 });
    expect(table[0]?.predicted).toBeCloseTo(0.15, 12);
    expect(table[1]).toMatchObject({ from: 0.6, to: 0.8, rows: 2, observed: 1 });
    expect(table[1]?.predicted).toBeCloseTo(0.7, 12);
  });

  it('has one bin for one probability', () => {
    expect(calibrationTable(of(0.3, 0.3, 0.3), [0, 1, 0])).toEqual([
      { from: 0.3, to: 0.3, rows: 3, predicted: expect.closeTo(0.3, 12) as number, observed: 1 / 3 },
    ]);
  });
});

describe('lift', () => {
  it('says how much of all is found in the top', () => {
    const ranking = rankingOf(of(4, 3, 2, 1), [1, 0, 1, 0]);
    expect(liftTable(ranking, 2)).toEqual([
      { share: 0.5, gain: 0.5, lift: 1, precision: 0.5 },
      { share: 1, gain: 1, lift: 1, precision: 0.5 },
    ]);
    expect(precisionAt(ranking, 1)).toBe(1);
    expect(precisionAt(ranking, 3)).toBeCloseTo(2 / 3, 12);
  });

  it('counts rows tied at the border in part', () => {
    // The best row is of label 1; of the three tied ones one in three.
    const ranking = rankingOf(of(2, 1, 1, 1), [1, 0, 1, 0]);
    expect(precisionAt(ranking, 2)).toBeCloseTo((1 + 1 / 3) / 2, 12);
  });

  it('cannot be of more rows than there are', () => {
    const ranking = rankingOf(of(2, 1), [1, 0]);
    expect(() => precisionAt(ranking, 3)).toThrow('The 3 best');
    expect(() => precisionAt(ranking, 0)).toThrow('The 0 best');
  });
});

describe('Qini', () => {
  it('compares those contacted with those left alone, from the top', () => {
    // Highest uplift first: contacted and responded, left alone and not, contacted and not, left alone and responded.
    const found = qini({ uplift: of(4, 3, 2, 1), treated: [1, 0, 1, 0], outcome: [1, 0, 0, 1] });
    expect(found.curve).toEqual([
      { share: 0, gain: 0 },
      { share: 0.25, gain: 0.5 },
      { share: 0.5, gain: 0.5 },
      { share: 0.75, gain: 0.5 },
      { share: 1, gain: 0 },
    ]);
    // Trapeziums 0.0625 + 0.125 + 0.125 + 0.0625; the straight line to the end has no area.
    expect(found.coefficient).toBeCloseTo(0.375, 12);
  });

  it('is zero where nothing orders the rows', () => {
    const found = qini({ uplift: of(1, 1, 1, 1), treated: [1, 0, 1, 0], outcome: [1, 0, 1, 1] });
    expect(found.curve).toEqual([
      { share: 0, gain: 0 },
      { share: 1, gain: 0.5 },
    ]);
    expect(found.coefficient).toBe(0);
  });

  it('needs members left alone', () => {
    expect(() => qini({ uplift: of(1, 2), treated: [1, 1], outcome: [0, 1] })).toThrow('Every row');
  });
});
