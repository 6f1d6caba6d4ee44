import type { BarGridChart } from '../../../reporting/report.js';

/** So many bars along x stay legible. */
export const mostAlongX = 30;

/** A chart of bars with the largest of its x categories, in their own order, and what they hold of all. */
export interface LargestBars {
  readonly chart: BarGridChart;
  /** Numbers of the categories that are drawn. */
  readonly total: number;
  /** Part of all values, 0 to 1. */
  readonly share: number;
}

/** The categories with the greatest sums over all y; all of them where they are few enough. */
export function largestBars(chart: BarGridChart): LargestBars {
  const total = chart.x.categories.length;
  const sums = chart.x.categories.map((_, x) =>
    chart.values.reduce((sum, values) => sum + (values[x] ?? 0), 0),
  );
  const kept = sums
    .map((sum, x) => ({ sum, x }))
    .sort((a, b) => b.sum - a.sum || a.x - b.x)
    .slice(0, mostAlongX)
    .map(({ x }) => x)
    .sort((a, b) => a - b);
  const pick = <T>(all: readonly T[]): T[] => kept.flatMap((x) => all.slice(x, x + 1));
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const all = sum(sums);
  return {
    chart: {
      ...chart,
      x: { ...chart.x, categories: pick(chart.x.categories) },
      values: chart.values.map(pick),
    },
    total,
    share: all === 0 ? 1 : sum(pick(sums)) / all,
  };
}
