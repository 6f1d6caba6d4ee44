import { categoryColour } from '../../../reporting/palette.js';
import type { Chart } from '../../../reporting/report.js';

/** A colour for every name that is drawn as a series or a node, in the order in which the names first occur. */
export function seriesColours(charts: readonly Chart[]): Readonly<Record<string, string>> {
  const names = new Set(charts.flatMap(namesOf));
  return Object.fromEntries(Array.from(names, (name, i) => [name, categoryColour(i)]));
}

function namesOf(chart: Chart): readonly string[] {
  switch (chart.kind) {
    case 'stacked':
    case 'trend':
      return chart.series.map(({ name }) => name);
    case 'flow':
      return [...chart.from, ...chart.to];
    case 'heat':
    case 'bar_grid':
    case 'pareto':
      return [];
  }
}
