import type { CategoryColumn, NumberColumn } from '../../learners/matrix.js';

export const numbers = (name: string, values: readonly number[]): NumberColumn => ({
  kind: 'number',
  name,
  values: Float64Array.from(values),
});

/** Levels in the order in which they first stand; null is missing. */
export function categories(name: string, cells: readonly (string | null)[]): CategoryColumn {
  const levels = [...new Set(cells)].filter((cell) => cell !== null);
  const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : levels.indexOf(cell)));
  return { kind: 'category', name, codes, levels };
}
