import { describe, expect, it } from 'vitest';
import type { Labelled } from '../../../learners/learner.js';
import { linearSupportVectors } from '../../../learners/linear/learners.js';
import { trainPlane } from '../../../learners/linear/support_vector_machine.js';
import { randomStream } from '../../../learners/random.js';
import { unwatched } from '../../../learners/watch.js';
import { numbers } from '../../support/learning_data.js';

/** Label 1 is the likelier the greater x. */
function drawn(rows: number): Labelled {
  const { uniform } = randomStream(9);
  const x = Array.from({ length: rows }, () => 4 * uniform() - 2);
  const target = Float64Array.from(x, (value) => (uniform() < 1 / (1 + Math.exp(-2 * value)) ? 1 : 0));
  return { matrix: { rows, columns: [numbers('x', x)] }, target };
}

describe('a linear support vector machine', () => {
  it('has the slope at which the derivative of the penalised loss is zero', () => {
    // Rows at −1 and 1: l2 w − 4 (1 − w) = 0, so w = 4 / (4 + l2); the intercept stays 0.
    const data = { matrix: { rows: 2, columns: [numbers('x', [-1, 1])] }, target: Float64Array.of(0, 1) };
    for (const l2 of [0.5, 1, 4]) {
      const [intercept, slope] = trainPlane(data, l2, 1, unwatched).coefficients;
      expect(slope).toBeCloseTo(4 / (4 + l2), 2);
      expect(intercept).toBeCloseTo(0, 2);
    }
  });

  it('counts a row as often as its weight says', () => {
    const data = drawn(60);
    const weights = data.target.map((_, row) => 1 + (row % 2));
    const weighted = trainPlane({ ...data, weights }, 1, 1, unwatched).coefficients;
    const rows = [...data.target.keys()].flatMap((row) => (row % 2 === 0 ? [row] : [row, row]));
    const [column] = data.matrix.columns;
    const values = column?.kind === 'number' ? rows.map((row) => column.values[row]!) : [];
    const copied = {
      matrix: { rows: rows.length, columns: [numbers('x', values)] },
      target: Float64Array.from(rows, (row) => data.target[row]!),
    };
    const expected = trainPlane(copied, 1, 1, unwatched).coefficients;
    expect(weighted[0]).toBeCloseTo(expected[0]!, 3);
    expect(weighted[1]).toBeCloseTo(expected[1]!, 3);
  });

  it('gives probabilities near those that the labels were drawn with, also after it was stored', async () => {
    const data = drawn(4_000);
    const model = await linearSupportVectors.train(data, {});
    const asked = { rows: 3, columns: [numbers('x', [-1, 0, 1])] };
    const found = [...(await linearSupportVectors.predict(model, asked))];
    for (const [row, x] of [-1, 0, 1].entries()) {
      expect(Math.abs(found[row]! - 1 / (1 + Math.exp(-2 * x)))).toBeLessThan(0.04);
    }
    const stored: unknown = JSON.parse(JSON.stringify(linearSupportVectors.toJSON(model)));
    expect([...(await linearSupportVectors.predict(linearSupportVectors.fromJSON(stored), asked))]).toEqual(
      found,
    );
  });

  it('is the same for the same seed', async () => {
    const data = drawn(200);
    const stored = async () =>
      linearSupportVectors.toJSON(await linearSupportVectors.train(data, { seed: 4 }));
    expect(await stored()).toEqual(await stored());
  });

  it('refuses fewer rows of a class than folds', async () => {
    const data = { ...drawn(20), target: new Float64Array(20).fill(0).fill(1, 0, 4) };
    await expect(linearSupportVectors.train(data, {})).rejects.toMatchObject({ failure: 'TooFewRows' });
  });
});
