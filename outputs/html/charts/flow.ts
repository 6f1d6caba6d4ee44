import type { EChartsOption, SankeySeriesOption } from 'echarts';
import { palette } from '../../../reporting/palette.js';
import { fill } from '../../../reporting/texts/page.js';
import type { FlowChart } from '../../../reporting/report.js';
import { escapeText } from '../../markup.js';
import { base, isNarrow, wholeNumber, tooltipBox } from './base.js';
import { shortenedTo, type Look } from './look.js';

/** Members on their way from the segments on the left to those on the right, in the order given. */
export function flowOption(chart: FlowChart, look: Look): EChartsOption {
  const whole = wholeNumber(look);
  const margin = isNarrow(look) ? 96 : 210;
  const node = (side: 'from' | 'to') => (name: string, i: number) => ({
    // A name may stand on both sides, and ECharts knows nodes by their names.
    name: `${side}/${i}`,
    depth: side === 'from' ? 0 : 1,
    itemStyle: { color: look.colours[name] ?? palette.muted },
    label: {
      position: side === 'from' ? ('left' as const) : ('right' as const),
      formatter: ({ value }: { readonly value: unknown }) =>
        `${shortenedTo(name, margin - (isNarrow(look) ? 10 : 60))}${isNarrow(look) ? '\n' : '  '}${whole(Number(value))}`,
    },
  });
  const used = (side: 'from' | 'to', i: number) => chart.flows.some((flow) => flow[side] === i);
  const nodes = [...chart.from.map(node('from')), ...chart.to.map(node('to'))].filter(({ name }) => {
    const [side, i] = name.split('/');
    return used(side === 'from' ? 'from' : 'to', Number(i));
  });
  const series: SankeySeriesOption = {
    type: 'sankey',
    left: margin,
    right: margin,
    top: 32,
    bottom: 12,
    nodeWidth: 14,
    nodeGap: 12,
    // The order of the report is kept: it goes from the best segment to the worst.
    layoutIterations: 0,
    draggable: false,
    data: nodes,
    links: chart.flows.map(({ from, to, members }) => ({
      source: `from/${from}`,
      target: `to/${to}`,
      value: members,
    })),
    label: { fontSize: 12, color: palette.ink },
    lineStyle: { color: 'source', opacity: 0.34, curveness: 0.5 },
    emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.62 } },
  };
  return {
    ...base(chart.description),
    title: [
      { text: chart.fromTitle, left: 0, top: 0, textStyle: heading },
      { text: chart.toTitle, right: 0, top: 0, textStyle: heading },
    ],
    tooltip: {
      ...tooltipBox,
      trigger: 'item',
      formatter: (pointed: unknown) => tip(pointed, chart, look, whole),
    },
    series: [series],
  };
}

const heading = { fontSize: 13, fontWeight: 'bold', color: palette.muted } as const;

function tip(pointed: unknown, chart: FlowChart, look: Look, whole: (value: number) => string): string {
  const { dataType, data, name, value } = pointed as {
    readonly dataType: string;
    readonly data: { readonly source?: string; readonly target?: string };
    readonly name: string;
    readonly value: number;
  };
  const nameOf = (id: string | undefined): string => {
    const [side, i] = (id ?? '').split('/');
    return (side === 'from' ? chart.from : chart.to)[Number(i)] ?? '';
  };
  const text =
    dataType === 'edge'
      ? fill(look.texts.flow, { from: nameOf(data.source), to: nameOf(data.target), value: whole(value) })
      : `${nameOf(name)}  ${whole(value)}`;
  return escapeText(text);
}
