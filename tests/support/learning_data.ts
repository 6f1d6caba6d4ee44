import type { Labelled } from '../../learners/learner.js';
import type { CategoryColumn, Column, NumberColumn } from '../../learners/matrix.js';
import { randomStream } from '../../learners/random.js';

export const numbers = (name: string, values: readonly number[]): NumberColumn => ({
  kind: 'number',
  name,
  values: Float64Array.from(values),
});

/** A column of the given texts; its levels stand in alphabetical order, empty texts are missing. */
export function categories(name: string, texts: readonly string[]): CategoryColumn {
  const levels = [...new Set(texts)].filter((text) => text !== '').sort();
  return { kind: 'category', name, levels, codes: Int32Array.from(texts, (text) => levels.indexOf(text)) };
}

export const labelled = (
  columns: readonly Column[],
  target: readonly number[],
  weights?: readonly number[],
): Labelled => ({
  matrix: { rows: target.length, columns },
  target: Float64Array.from(target),
  ...(weights && { weights: Float64Array.from(weights) }),
});

/**
 * Members of a simulated business: four numbers, one with gaps, and a category decide an outcome, together and with
 * chance.
 */
export function simulatedMembers(rows: number, seed = 7): Labelled {
  const { uniform, below } = randomStream(seed);
  const spread = (): number => uniform() + uniform() + uniform() - 1.5;
  const columns = ['recency', 'frequency', 'amount', 'age'].map((name) =>
    numbers(
      name,
      Array.from({ length: rows }, () => spread() * 2),
    ),
  );
  const age = columns[3]?.values;
  for (let row = 0; row < rows; row += 1) if (age && uniform() < 0.2) age[row] = NaN;
  const city = categories(
    'city',
    Array.from({ length: rows }, () => `city ${below(12)}`),
  );
  const [recency, frequency, amount] = columns.map(({ values }) => values);
  const target = Array.from({ length: rows }, (_, row) => {
    const score =
      1.5 * (recency?.[row] ?? 0) * (frequency?.[row] ?? 0) +
      Math.sin(2 * (amount?.[row] ?? 0)) +
      (Number.isNaN(age?.[row]) ? 0.7 : 0) +
      ((city.codes[row] ?? 0) % 3) -
      1;
    return Number(uniform() < 1 / (1 + Math.exp(-score)));
  });
  return labelled([...columns, city], target);
}

/** The same rows in another order. */
export function reordered({ matrix, target, weights }: Labelled, rows: readonly number[]): Labelled {
  const columns = matrix.columns.map((column): Column => {
    if (column.kind === 'category')
      return { ...column, codes: Int32Array.from(rows, (row) => column.codes[row] ?? -1) };
    return { ...column, values: Float64Array.from(rows, (row) => column.values[row] ?? NaN) };
  });
  return labelled(
    columns,
    rows.map((row) => target[row] ?? 0),
    weights && rows.map((row) => weights[row] ?? 1),
  );
}
