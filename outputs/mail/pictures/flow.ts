import { categoryColour } from '../../../reporting/palette.js';
import type { FlowChart } from '../../../reporting/report.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { numberFormat, shortened, text, type Drawing } from './drawing.js';

const labelWidth = 150;
const nameEms = 8.5;

/** Streams from the segments on the left to those on the right, each with its members. */
export function drawFlow(chart: FlowChart, locale: Locale): Drawing {
  const names = [...new Set([...chart.from, ...chart.to])];
  const format = numberFormat(locale);
  const side = (labels: readonly string[], end: 'from' | 'to') =>
    labels.flatMap((label, i) => {
      const members = chart.flows.reduce((sum, flow) => sum + (flow[end] === i ? flow.members : 0), 0);
      if (members === 0) return [];
      const position = end === 'from' ? 'left' : 'right';
      return {
        name: `${end} ${i}`,
        itemStyle: { color: categoryColour(names.indexOf(label)) },
        label: {
          position,
          align: end === 'from' ? 'right' : 'left',
          formatter: `${shortened(label, nameEms)}  ${format(members)}`,
        },
      };
    });
  const nodes = [...side(chart.from, 'from'), ...side(chart.to, 'to')];
  const most = Math.max(chart.from.length, chart.to.length);
  return {
    height: Math.max(260, most * 36 + 48),
    option: {
      title: [
        { text: chart.fromTitle, left: labelWidth + 6, top: 0, textStyle: text(12, { fontWeight: 'bold' }) },
        { text: chart.toTitle, right: labelWidth + 6, top: 0, textStyle: text(12, { fontWeight: 'bold' }) },
      ],
      series: [
        {
          type: 'sankey',
          left: labelWidth,
          right: labelWidth,
          top: 30,
          bottom: 12,
          nodeWidth: 12,
          nodeGap: 14,
          // In the order of the report; without iterations nothing is moved to untangle the streams.
          layoutIterations: 0,
          label: text(12),
          lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 },
          data: nodes,
          links: chart.flows
            .filter(({ members }) => members > 0)
            .map(({ from, to, members }) => ({ source: `from ${from}`, target: `to ${to}`, value: members })),
        },
      ],
    },
  };
}
