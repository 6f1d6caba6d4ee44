import type { ChartTexts, FlowInWords } from './charts.js';
import { counted, verb } from './counted_en.js';

export const chartTexts: ChartTexts = {
  axes: {
    period: 'Period',
    members: 'Members',
    memberChange: 'Change in members',
    orders: 'Orders',
    value: 'Value',
    segment: 'Segment',
    code: 'RFM code',
    cumulativeShare: 'Cumulative share',
    bestMembers: 'Best members',
    valueShare: 'Share of value (%)',
  },
  recencyAxis: 'Recency (highest digit: most recent)',
  frequencyAxis: 'Frequency (highest digit: most orders)',
  segments: ({ columns, label, members, largest, largestMembers }) => ({
    title: 'Members of each segment',
    description: `${counted(columns, 'stacked column')}. ${label}: ${counted(members, 'member')}; the largest segment is ${largest} with ${largestMembers.text}.`,
  }),
  recencyFrequency: ({ period, recency, frequency, members, share }) => ({
    title: `Members by recency and frequency, ${period}`,
    description: `Heat map. Most members, ${members.text} (${share}), have ${recency} and ${frequency}.`,
  }),
  recencyFrequencyChange: ({ before, after, rise, fall }) => ({
    title: `Change in members by recency and frequency, ${before} to ${after}`,
    description: `Heat map of changes. ${rise === null ? 'Nowhere were members gained' : `Most gained: ${rise.cell}, ${rise.members} members`}; ${fall === null ? 'nowhere were they lost' : `most lost: ${fall.cell}, ${fall.members}`}.`,
  }),
  groups: ({ groups, periods, code, period, members }) => ({
    title: 'Members of each group by period',
    description: `Bars of ${counted(groups, 'group')} over ${counted(periods, 'period')}. The tallest is group ${code} in ${period} with ${counted(members, 'member')}.`,
  }),
  pareto: ({ segments, first, share }) => ({
    title: 'Value by segment',
    description: `Columns of ${counted(segments, 'segment')} in descending order with their cumulative share. ${first} brings ${share} of the value.`,
  }),
  concentration: ({ period, members, value }) => ({
    title: `How value is spread, ${period}`,
    description: `Line. The best ${members} of the members bring ${value} of the value.`,
  }),
  flow: (of) => ({
    title: `Where members went, ${of.before} to ${of.after}`,
    description: `Flow diagram. ${moves(of)}`,
  }),
  matrix: (of) => ({
    title: `Members by segment before and after, ${of.before} to ${of.after}`,
    description: `Heat table; a row is a segment before, a column a segment after. ${moves(of)}`,
  }),
  membersTrend: ({ first, last, from, to }) => ({
    title: 'Members and orders over time',
    description: `Lines. Members went from ${from} (${first}) to ${to} (${last}).`,
  }),
  valueTrend: ({ first, last, from, to }) => ({
    title: 'Value over time',
    description: `Line. Value went from ${from} (${first}) to ${to} (${last}).`,
  }),
};

const moves = ({ stayed, fell, rose, left, entered }: FlowInWords): string =>
  `${stayed} of the members before stayed where they were; ${counted(fell, 'member')} fell, ${rose.text} rose, ${left.text} left, ${entered.text} ${verb(entered, 'is', 'are')} new.`;
