import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupedFolds, heldRows, keptRows, stratifiedFolds } from '../../learners/folds.js';

const countOf = (folds: ReturnType<typeof stratifiedFolds>, counts: (row: number) => boolean) =>
  Array.from({ length: folds.count }, (_, fold) => [...heldRows(folds, fold)].filter(counts).length);

describe('stratified folds', () => {
  it('share out each class, and all rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 12 }),
        fc.integer({ min: 2, max: 5 }),
        (some, count) => {
          const labels = [...some, ...new Array<number>(count).fill(0), ...new Array<number>(count).fill(1)];
          const folds = stratifiedFolds(labels, count, 3);
          const spread = (counts: number[]) => Math.max(...counts) - Math.min(...counts);
          expect(spread(countOf(folds, () => true))).toBeLessThanOrEqual(1);
          expect(spread(countOf(folds, (row) => labels[row] === 1))).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('hold out what they do not keep', () => {
    const folds = stratifiedFolds([0, 1, 0, 1, 0, 1, 1], 3, 1);
    for (let fold = 0; fold < 3; fold += 1) {
      const all = [...heldRows(folds, fold), ...keptRows(folds, fold)].sort((a, b) => a - b);
      expect(all).toEqual([0, 1, 2, 3, 4, 5, 6]);
    }
  });

  it('are the same for the same seed, and others for another', () => {
    const labels = Array.from({ length: 40 }, (_, row) => row % 2);
    const of = (seed: number) => [...stratifiedFolds(labels, 4, seed).of];
    expect(of(5)).toEqual(of(5));
    expect(of(5)).not.toEqual(of(6));
  });

  it('need a row of each class for each fold', () => {
    expect(() => stratifiedFolds([0, 0, 0, 1, 1], 3, 1)).toThrow('Only 2 rows have the label 1');
    expect(() => stratifiedFolds([0, 1], 1, 1)).toThrow('folds is 1');
  });
});

describe('grouped folds', () => {
  it('keep groups together, and are of like size', () => {
    // Groups of 4, 3, 2, 2, 1 rows: two folds of six.
    const groups = Int32Array.of(7, 7, 7, 7, 2, 2, 2, 5, 5, 9, 9, 4);
    const folds = groupedFolds(groups, 2, 1);
    expect(countOf(folds, () => true)).toEqual([6, 6]);
    for (const group of groups) {
      const foldsOf = new Set(
        [...groups.keys()].filter((row) => groups[row] === group).map((row) => folds.of[row]),
      );
      expect(foldsOf.size).toBe(1);
    }
  });

  it('need a group for each fold', () => {
    expect(() => groupedFolds(Int32Array.of(1, 1, 1), 2, 1)).toThrow(
      '2 folds need as many groups of rows; there are 1.',
    );
  });
});
