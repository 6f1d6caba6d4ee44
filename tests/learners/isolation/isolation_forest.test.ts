import { expect, test } from 'vitest';
import { isolationForest } from '../../../learners/isolation/isolation_forest.js';
import { meanPathLength } from '../../../learners/isolation/isolation_tree.js';
import { randomStream } from '../../../learners/random.js';
import { categories, numbers } from '../../support/learning_data.js';

test('the mean path length is that of the paper', () => {
  expect([0, 1, 2].map(meanPathLength)).toEqual([0, 0, 1]);
  // 2 (ln 255 + 0.5772156649) − 2 · 255 / 256
  expect(meanPathLength(256)).toBeCloseTo(10.2448, 4);
});

test('rows far from all others score highest', async () => {
  const { uniform } = randomStream(2);
  const rows = 500;
  const spread = Array.from({ length: rows }, (_, row) => (row < 5 ? 20 + row : uniform()));
  const other = Array.from({ length: rows }, (_, row) => (row === 5 ? -30 : uniform()));
  const matrix = { rows, columns: [numbers('spread', spread), numbers('other', other)] };
  const scores = Array.from(await isolationForest.predict(isolationForest.train(matrix), matrix));
  const ranked = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!);
  expect(ranked.slice(0, 6).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(Math.min(...ranked.slice(0, 6).map((row) => scores[row]!))).toBeGreaterThan(0.6);
});

test('a rare level, and one never seen, are anomalies; a gap is none where gaps are common', async () => {
  const texts = Array.from({ length: 400 }, (_, row) => (row === 7 ? 'odd' : ['a', 'b', ''][row % 3]!));
  const model = isolationForest.train({ rows: 400, columns: [categories('kind', texts)] });
  const asked = { rows: 4, columns: [categories('kind', ['a', 'odd', 'new', ''])] };
  const [usual = 0, rare = 0, unseen = 0, gap = 1] = await isolationForest.predict(model, asked);
  expect(rare).toBeGreaterThan(usual + 0.1);
  expect(unseen).toBeGreaterThan(usual + 0.1);
  expect(Math.abs(gap - usual)).toBeLessThan(0.1);
});

test('a column with a level for each of very many rows is read', async () => {
  const rows = 150_000;
  const levels = Array.from({ length: rows }, (_, row) => `device ${row}`);
  const codes = Int32Array.from({ length: rows }, (_, row) => row);
  const matrix = { rows, columns: [{ kind: 'category', name: 'device', levels, codes } as const] };
  const scores = await isolationForest.predict(isolationForest.train(matrix, { trees: 2 }), matrix);
  expect(new Set(scores).size).toBe(1);
});

test('rows that are all alike score alike', async () => {
  const matrix = {
    rows: 50,
    columns: [
      numbers(
        'x',
        Array.from({ length: 50 }, () => 4),
      ),
    ],
  };
  const scores = await isolationForest.predict(isolationForest.train(matrix), matrix);
  expect(new Set(scores).size).toBe(1);
  expect(scores[0]).toBeCloseTo(0.5, 12);
});

test('one row, no columns and infinite values are refused', () => {
  const one = numbers('x', [1]);
  expect(() => isolationForest.train({ rows: 1, columns: [one] })).toThrow('compares rows, and there is 1');
  expect(() => isolationForest.train({ rows: 3, columns: [] })).toThrow('no columns');
  const infinite = numbers('x', [1, -Infinity, 2]);
  expect(() => isolationForest.train({ rows: 3, columns: [infinite] })).toThrow(
    'infinite value, the first in row 1',
  );
});
