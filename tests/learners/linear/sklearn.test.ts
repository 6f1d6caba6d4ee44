import { describe, expect, it } from 'vitest';
import type { Labelled } from '../../../learners/learner.js';
import { namedCoefficients } from '../../../learners/linear/coefficients.js';
import type { Design } from '../../../learners/linear/design.js';
import { trainLogistic } from '../../../learners/linear/logistic.js';
import { trainPlane } from '../../../learners/linear/support_vector_machine.js';
import { unwatched } from '../../../learners/watch.js';
import { isFull } from '../../faults/size.js';
import { folderOf, labelledData, readLabelled } from '../../support/labelled_data.js';
import { isPublished, publishedData } from '../../support/published_data.js';
import { computeAnew, sklearnPython } from '../../support/sklearn.js';
import recorded from './sklearn.json' with { type: 'json' };

/** As `reference/linear_sklearn.py` prints it: column, level (null of a number) and coefficient. */
interface Reference {
  readonly intercept: number;
  readonly coefficients: (string | number | null)[][];
}

const references = recorded as Readonly<Record<string, Reference>>;

/** Some rows count one and a half times and twice, as in the reference. */
const weighted = (data: Labelled): Labelled => ({
  ...data,
  weights: Float64Array.from(data.target, (_, row) => 1 + (row % 3) / 2),
});

function expectCoefficients(
  reference: Reference | undefined,
  { design, coefficients }: { readonly design: Design; readonly coefficients: Float64Array },
) {
  const found = new Map(
    namedCoefficients(design, coefficients).map(({ column, of, level, coefficient }) => [
      `${column} ${level ?? of}`,
      coefficient,
    ]),
  );
  expect(found.size).toBe(reference?.coefficients.length);
  expect(Math.abs(coefficients[0]! - reference!.intercept)).toBeLessThan(1e-3);
  for (const [column, level, expected] of reference?.coefficients ?? []) {
    const own = found.get(`${column} ${level ?? 'value'}`);
    expect(Math.abs(own! - Number(expected)), `${column} ${level}: ${own}, not ${expected}`).toBeLessThan(
      1e-3,
    );
  }
}

describe.each(labelledData)('on the data set %s', (name) => {
  describe.skipIf(!isPublished(folderOf(name)))('beside scikit-learn', () => {
    const data = (rows: string) => (rows === 'equal' ? readLabelled(name) : weighted(readLabelled(name)));

    it.each(['equal', 'weighted'])('logistic regression has its coefficients, rows %s', (rows) => {
      const model = trainLogistic(data(rows), { l2: 1 }, unwatched);
      expectCoefficients(references[`${name} logistic ${rows}`], model);
    });

    it.each(isFull || name === 'iranian' ? ['equal', 'weighted'] : ['equal'])(
      'the support vector machine has its coefficients, rows %s',
      (rows) => {
        expectCoefficients(references[`${name} svm ${rows}`], trainPlane(data(rows), 1, 1, unwatched));
      },
    );
  });
});

if (isFull) {
  it.skipIf(!labelledData.every((name) => isPublished(folderOf(name))))(
    'scikit-learn computes today what was recorded',
    async (context) => {
      const python = await sklearnPython();
      if (python === null) return context.skip('there is no scikit-learn');
      expect(await computeAnew(python, 'linear_sklearn.py', publishedData)).toEqual(recorded);
    },
    300_000,
  );
}
