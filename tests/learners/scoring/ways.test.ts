import { expect, test } from 'vitest';
import { scorableOf } from '../../../learners/boosting/gradient_boosting.js';
import { trainBoostedTrees } from '../../../learners/boosting/train.js';
import { scoringWay } from '../../../learners/scoring/plan.js';
import type { Scorable } from '../../../learners/scoring/scorable.js';
import { scoreRows } from '../../../learners/scoring/score_rows.js';
import type { Labelled } from '../../../learners/learner.js';
import { goesLeft, leafMark, treeAt, treeCount } from '../../../learners/trees/trees.js';
import { simulatedMembers } from '../../support/learning_data.js';

const data = simulatedMembers(2500);
const withoutCity = { ...data, matrix: { ...data.matrix, columns: data.matrix.columns.slice(0, 4) } };

/** A row's score by its definition: bins by counting cuts, one tree after the other. */
function scoreByHand({ features, trees, start }: Scorable, { matrix }: Labelled, row: number): number {
  const bins = features.map((feature, at) => {
    const column = matrix.columns[at]!;
    if (column.kind === 'number' && feature.kind === 'number') {
      const value = column.values[row]!;
      return Number.isNaN(value) ? 0 : feature.cuts.filter((cut) => cut < value).length + 1;
    }
    return column.kind === 'category' && feature.kind === 'category'
      ? feature.levels.indexOf(column.levels[column.codes[row]!]!) + 1
      : NaN;
  });
  let score = start;
  for (let at = 0; at < treeCount(trees); at += 1) {
    const tree = treeAt(trees, at);
    let node = 0;
    for (let feature = tree.feature[0]!; feature !== leafMark; feature = tree.feature[node]!)
      node = tree.left[node]! + (goesLeft(tree, node, bins[feature]!) ? 0 : 1);
    score += tree.value[node]!;
  }
  return score;
}

test.each([
  { leaves: 31, of: data, ways: ['masks', 'masks'] },
  { leaves: 31, of: withoutCity, ways: ['masks', 'walks'] },
  { leaves: 60, of: withoutCity, ways: ['walks', 'walks'] },
  { leaves: 60, of: data, ways: ['plain', 'plain'] },
])(
  '$leaves leaves are scored by $ways with and without SIMD, to the same bits',
  async ({ leaves, of, ways }) => {
    const trained = await trainBoostedTrees(of, { leaves, trees: 6, minLeafRows: 5 });
    const model = { ...scorableOf(trained), link: 'identity' } as const;
    expect([scoringWay(model, 'simd'), scoringWay(model, 'plain')]).toEqual(ways);
    const byHand = Array.from(of.target.keys(), (row) => scoreByHand(model, of, row));
    expect(Array.from(await scoreRows(model, of.matrix, {}, 'simd'))).toEqual(byHand);
    expect(Array.from(await scoreRows(model, of.matrix, {}, 'plain'))).toEqual(byHand);
  },
);

test('levels may stand in another order, and columns too', async () => {
  const model = scorableOf(await trainBoostedTrees(data, { trees: 6 }));
  const columns = data.matrix.columns.map((column) => {
    if (column.kind === 'number') return column;
    const last = column.levels.length - 1;
    return { ...column, levels: column.levels.toReversed(), codes: column.codes.map((code) => last - code) };
  });
  const other = { rows: data.matrix.rows, columns: columns.reverse() };
  expect(await scoreRows(model, other)).toEqual(await scoreRows(model, data.matrix));
});
