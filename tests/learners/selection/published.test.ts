import { describe, expect, it } from 'vitest';
import { compareCandidates } from '../../../learners/selection/compare.js';
import type { Fold } from '../../../learners/selection/fold.js';
import { type CandidateName, candidateNames } from '../../../learners/selection/learners.js';
import { isFull } from '../../faults/size.js';
import { folderOf, readLabelled } from '../../support/labelled_data.js';
import { isPublished, publishedData } from '../../support/published_data.js';
import { computeAnew, sklearnPython } from '../../support/sklearn.js';
import recorded from './sklearn.json' with { type: 'json' };

/** As `reference/selection_sklearn.py` parts the rows. */
const foldOf = (row: number): number => Math.floor(((Math.imul(row, 2_654_435_761) >>> 0) * 5) / 2 ** 32);

const fiveFolds = (rows: number): Fold[] => {
  const all = Uint32Array.from({ length: rows }, (_, row) => row);
  return [0, 1, 2, 3, 4].map((fold) => ({
    learned: all.filter((row) => foldOf(row) !== fold),
    validated: [all.filter((row) => foldOf(row) === fold)],
  }));
};

/** In the short form the ones that are best there, and one to be better than. */
const short = {
  telco: ['logistic_regression', 'random_forest'],
  iranian: ['logistic_regression', 'gradient_boosting'],
} as const satisfies Record<string, readonly CandidateName[]>;

describe.each(['telco', 'iranian'] as const)('on the churners of %s', (name) => {
  it.skipIf(!isPublished(folderOf(name)))(
    'the way of learning that is chosen has the area of the better of two of scikit-learn',
    async () => {
      const data = readLabelled(name);
      const folds = fiveFolds(data.target.length);
      const { figures } = await compareCandidates(
        { data, folds, seed: 1 },
        isFull ? candidateNames : short[name],
        {},
      );
      const best = Math.max(recorded[`${name} logistic regression`], recorded[`${name} histogram boosting`]);
      expect(figures.find(({ chosen }) => chosen)?.rocAuc).toBeGreaterThan(best - 0.002);
    },
  );
});

if (isFull) {
  it.skipIf(!(['telco', 'iranian'] as const).every((name) => isPublished(folderOf(name))))(
    'scikit-learn computes today what was recorded',
    async (context) => {
      const python = await sklearnPython();
      if (python === null) return context.skip('there is no scikit-learn');
      expect(await computeAnew(python, 'selection_sklearn.py', publishedData)).toEqual(recorded);
    },
    300_000,
  );
}
