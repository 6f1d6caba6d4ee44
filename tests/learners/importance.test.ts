import { describe, expect, it } from 'vitest';
import { permutedImportance } from '../../learners/importance.js';
import { predictLogistic, trainLogistic } from '../../learners/linear/logistic.js';
import type { Matrix } from '../../learners/matrix.js';
import { rocAuc } from '../../learners/metrics/areas.js';
import { rankingOf } from '../../learners/metrics/ranking.js';
import { randomStream } from '../../learners/random.js';
import { unwatched } from '../../learners/watch.js';
import { categories, numbers } from '../support/learning_data.js';

/** Label 1 depends on x much, on c a little, on noise not at all. */
function drawn(rows: number, seed: number): { readonly matrix: Matrix; readonly target: Float64Array } {
  const { uniform, below } = randomStream(seed);
  const x = Array.from({ length: rows }, () => 2 * uniform() - 1);
  const c = Array.from({ length: rows }, () => (below(2) === 0 ? 'low' : 'high'));
  const noise = Array.from({ length: rows }, uniform);
  const target = Float64Array.from(x, (value, row) =>
    uniform() < 1 / (1 + Math.exp(-3 * value - (c[row] === 'high' ? 0.5 : -0.5))) ? 1 : 0,
  );
  return {
    matrix: { rows, columns: [numbers('x', x), categories('c', c), numbers('noise', noise)] },
    target,
  };
}

describe('importance by permutation', () => {
  const model = trainLogistic(drawn(2_000, 1), { l2: 1 }, unwatched);
  const held = drawn(2_000, 2);
  const aucOf = (matrix: Matrix) =>
    Promise.resolve(rocAuc(rankingOf(predictLogistic(model, matrix, unwatched), held.target)));
  const importance = (seed = 1) => permutedImportance(held.matrix, aucOf, { repeats: 4, seed }, unwatched);

  it('is the fall of the score on rows held out', async () => {
    const [x, c, noise] = await importance();
    expect([x?.column, c?.column, noise?.column]).toEqual(['x', 'c', 'noise']);
    // Without x little more than chance is left.
    expect(x?.mean).toBeGreaterThan(0.2);
    expect(c?.mean).toBeGreaterThan(0.01);
    expect(c?.mean).toBeLessThan(0.1);
    expect(Math.abs(noise!.mean)).toBeLessThan(0.005);
    expect(x?.deviation).toBeGreaterThan(0);
  });

  it('is the same for the same seed, and leaves the rows as they were', async () => {
    const before = structuredClone(held.matrix);
    expect(await importance()).toEqual(await importance());
    expect(await importance(2)).not.toEqual(await importance());
    expect(held.matrix).toEqual(before);
  });

  it('is zero for a column that the model does not read', async () => {
    const constant = {
      ...held.matrix,
      columns: [...held.matrix.columns, numbers('other', [...held.target])],
    };
    const found = await permutedImportance(constant, aucOf, { repeats: 2, seed: 1 }, unwatched);
    expect(found[3]).toEqual({ column: 'other', mean: 0, deviation: 0 });
  });
});
