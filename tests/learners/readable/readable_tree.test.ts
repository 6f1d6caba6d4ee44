import { expect, test } from 'vitest';
import { readableRules } from '../../../learners/readable/readable_tree.js';
import { categories, labelled, numbers } from '../../support/learning_data.js';

test('rules name columns and limits, and hold every row once', async () => {
  const days = Array.from({ length: 100 }, (_, row) => row);
  const plan = days.map((day) => (day % 2 === 0 ? 'basic' : 'gold'));
  // Who has been away for sixty days leaves; of the others, every basic one.
  const target = days.map((day) => Number(day >= 60 || day % 2 === 0));
  const rules = await readableRules(labelled([numbers('days', days), categories('plan', plan)], target), {
    rules: 3,
    minRows: 5,
  });
  expect(rules.map(({ rows, share }) => [rows, Math.round(share * 1000) / 1000])).toEqual([
    [50, 1],
    [20, 1],
    [30, 0],
  ]);
  // What was never seen fits where the greater part of the rows does, or with the levels that were not chosen.
  expect(rules[2]?.conditions).toEqual([
    {
      kind: 'category',
      column: 'plan',
      levels: ['gold'],
      others: true,
      missing: true,
    },
    { kind: 'number', column: 'days', above: -Infinity, atMost: 59.5, missing: true },
  ]);
});

test('rows that nothing tells apart make one rule without conditions', async () => {
  const same = numbers('same', [1, 1, 1, 1]);
  expect(await readableRules(labelled([same], [0, 1, 1, 1]))).toEqual([
    { conditions: [], rows: 4, share: 0.75 },
  ]);
});
