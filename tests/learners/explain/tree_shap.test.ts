import { expect, test } from 'vitest';
import { scorableOf } from '../../../learners/boosting/gradient_boosting.js';
import { trainBoostedTrees } from '../../../learners/boosting/train.js';
import { contributionsOf } from '../../../learners/explain/contributions.js';
import { gainImportance } from '../../../learners/explain/gain_importance.js';
import { scoreRows } from '../../../learners/scoring/score_rows.js';
import { goesLeft, leafMark, treeAt, treeCount } from '../../../learners/trees/trees.js';
import type { Tree } from '../../../learners/trees/trees.js';
import { labelled, numbers, simulatedMembers } from '../../support/learning_data.js';

/** What a tree is expected to give when only some features are known: unknown ones follow the rows of training. */
function expectedValue(
  tree: Tree,
  bins: readonly number[],
  isKnown: (feature: number) => boolean,
  node = 0,
): number {
  const feature = tree.feature[node]!;
  if (feature === leafMark) return tree.value[node]!;
  const left = tree.left[node]!;
  const below = (child: number): number => expectedValue(tree, bins, isKnown, child);
  if (isKnown(feature)) return below(goesLeft(tree, node, bins[feature]!) ? left : left + 1);
  const share = tree.cover[left]! / tree.cover[node]!;
  return share * below(left) + (1 - share) * below(left + 1);
}

/** Shapley values by their definition: over all subsets of the other features. */
function shapleyValue(tree: Tree, bins: readonly number[], feature: number): number {
  const others = bins.map((_, at) => at).filter((at) => at !== feature);
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  let sum = 0;
  for (let subset = 0; subset < 2 ** others.length; subset += 1) {
    const known = new Set(others.filter((_, at) => (subset >> at) & 1));
    const weight =
      (factorial(known.size) * factorial(others.length - known.size)) / factorial(others.length + 1);
    const without = expectedValue(tree, bins, (at) => known.has(at));
    const withIt = expectedValue(tree, bins, (at) => at === feature || known.has(at));
    sum += weight * (withIt - without);
  }
  return sum;
}

const data = simulatedMembers(800);
const model = await trainBoostedTrees(data, { trees: 8, leaves: 12 });
const rows = Uint32Array.of(0, 5, 17, 423);
const explained = await contributionsOf(scorableOf(model), data.matrix, rows);

test('contributions are the Shapley values of their definition, with gaps and categories', () => {
  for (const [at, row] of rows.entries()) {
    const bins = model.features.map((feature, index) => {
      const column = data.matrix.columns[index]!;
      if (feature.kind === 'category')
        return column.kind === 'category'
          ? feature.levels.indexOf(column.levels[column.codes[row]!]!) + 1
          : 0;
      const value = column.kind === 'number' ? column.values[row]! : NaN;
      return Number.isNaN(value) ? 0 : feature.cuts.filter((cut) => cut < value).length + 1;
    });
    const expected = bins.map((_, feature) => {
      let sum = 0;
      for (let tree = 0; tree < treeCount(model.trees); tree += 1)
        sum += shapleyValue(treeAt(model.trees, tree), bins, feature);
      return sum;
    });
    const own = Array.from(explained.values.subarray(at * bins.length, (at + 1) * bins.length));
    expect(own).toEqual(expected.map((value): unknown => expect.closeTo(value, 9)));
  }
});

test('with the expected score they sum to the score', async () => {
  const scores = await scoreRows({ ...scorableOf(model), link: 'identity' }, data.matrix);
  for (const [at, row] of rows.entries()) {
    const own = explained.values.subarray(at * 5, (at + 1) * 5);
    expect(own.reduce((sum, one) => sum + one, explained.expected)).toBeCloseTo(scores[row]!, 9);
  }
});

test('the gain of a column that tells nothing is nothing', async () => {
  const informative = numbers('informative', [1, 1, 1, 1, 2, 2, 2, 2]);
  const constant = numbers('constant', [1, 1, 1, 1, 1, 1, 1, 1]);
  const { features, trees } = await trainBoostedTrees(
    labelled([constant, informative], [0, 0, 0, 1, 1, 1, 1, 0]),
    { minLeafRows: 1, trees: 3 },
  );
  expect(gainImportance(features, trees)).toEqual([
    { name: 'constant', share: 0 },
    { name: 'informative', share: 1 },
  ]);
});
