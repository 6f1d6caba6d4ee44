import type { Chart, Report, SectionId } from '../../../reporting/report.js';
import { drawChart, isDrawable, type DrawableChart, type Picture } from './draw.js';

/** A chart with its picture. */
export interface DrawnChart {
  readonly section: SectionId;
  readonly chart: DrawableChart;
  readonly picture: Picture;
}

/** Of each section the kind of chart that says most without being turned or searched. */
const kindShown = {
  segments: 'stacked',
  groups: 'heat',
  movement: 'flow',
  churn_risk: 'heat',
} as const satisfies Partial<Record<SectionId, Chart['kind']>>;

export interface PicturesToDraw {
  readonly report: Report;
  /** Those that the mail tells of. */
  readonly sections: readonly SectionId[];
}

/** Draws one picture for each section that has a chart with something on it. */
export async function drawPictures({ report, sections }: PicturesToDraw): Promise<readonly DrawnChart[]> {
  const drawn: DrawnChart[] = [];
  for (const { id, charts } of report.sections) {
    if (!sections.includes(id)) continue;
    const chart = charts.find((candidate) => candidate.kind === kindOf(id));
    if (chart === undefined || !isDrawable(chart) || !hasMarks(chart)) continue;
    drawn.push({ section: id, chart, picture: await drawChart(chart, report.locale) });
  }
  return drawn;
}

const kindOf = (section: SectionId): Chart['kind'] | undefined =>
  (kindShown as Partial<Record<SectionId, Chart['kind']>>)[section];

/** A run without members has charts without anything on them, and rightly so. */
function hasMarks(chart: DrawableChart): boolean {
  if (chart.kind === 'stacked') return chart.series.some(({ values }) => values.some((value) => value !== 0));
  if (chart.kind === 'heat') return chart.values.some((row) => row.some((value) => value !== null));
  return chart.flows.some(({ members }) => members > 0);
}
