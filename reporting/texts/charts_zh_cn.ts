import { spaced } from './spaced_zh_cn.js';
import type { ChartTexts, FlowInWords } from './charts.js';

export const chartTexts: ChartTexts = {
  axes: {
    period: '期',
    members: '会员数',
    memberChange: '会员数变化',
    orders: '订单数',
    value: '消费金额',
    segment: '分群',
    code: 'RFM 代码',
    cumulativeShare: '累计占比',
    bestMembers: '头部会员',
    valueShare: '金额占比（%）',
  },
  recencyAxis: '最近一次消费（分值越大越近）',
  frequencyAxis: '消费频率（分值越大越频繁）',
  segments: ({ columns, label, members, largest, largestMembers }) => ({
    title: '各分群会员数',
    description: spaced`${columns.text} 根堆叠柱。${label}共 ${members.text} 名会员，最大的分群是${largest}，${largestMembers.text} 人。`,
  }),
  recencyFrequency: ({ period, recency, frequency, members, share }) => ({
    title: spaced`会员数：最近一次消费 × 消费频率，${period}`,
    description: spaced`热力图。会员最多的一格是 ${recency}、${frequency}：${members.text} 人（${share}）。`,
  }),
  recencyFrequencyChange: ({ before, after, rise, fall }) => ({
    title: spaced`会员数变化：最近一次消费 × 消费频率，${before} 至 ${after}`,
    description: `变化热力图。${rise === null ? '没有增加' : spaced`增加最多的是 ${rise.cell}（${rise.members}）`}，${fall === null ? '没有减少' : spaced`减少最多的是 ${fall.cell}（${fall.members}）`}。`,
  }),
  groups: ({ groups, periods, code, period, members }) => ({
    title: '各期每组会员数',
    description: spaced`${groups.text} 个组、${periods.text} 期的柱形图。最高的是 ${period} 的 ${code} 组，${members.text} 名会员。`,
  }),
  pareto: ({ segments, first, share }) => ({
    title: '各分群消费金额',
    description: spaced`${segments.text} 个分群按金额从高到低排列，并有累计占比线。${first}贡献金额的 ${share}。`,
  }),
  concentration: ({ period, members, value }) => ({
    title: spaced`金额集中度，${period}`,
    description: spaced`折线图。前 ${members} 的会员贡献金额的 ${value}。`,
  }),
  flow: (of) => ({
    title: spaced`会员去向，${of.before} 至 ${of.after}`,
    description: spaced`流向图。${moves(of)}`,
  }),
  matrix: (of) => ({
    title: spaced`前后分群会员数，${of.before} 至 ${of.after}`,
    description: spaced`热力表；行是之前的分群，列是之后的分群。${moves(of)}`,
  }),
  membersTrend: ({ first, last, from, to }) => ({
    title: '会员数与订单数趋势',
    description: spaced`折线图。会员数从 ${from}（${first}）到 ${to}（${last}）。`,
  }),
  valueTrend: ({ first, last, from, to }) => ({
    title: '消费金额趋势',
    description: spaced`折线图。消费金额从 ${from}（${first}）到 ${to}（${last}）。`,
  }),
};

const moves = ({ stayed, fell, rose, left, entered }: FlowInWords): string =>
  spaced`原有会员中 ${stayed} 留在原处；${fell.text} 人下降，${rose.text} 人上升，${left.text} 人离开，${entered.text} 人进入。`;
