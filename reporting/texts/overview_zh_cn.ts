import { spaced } from './spaced_zh_cn.js';
import type { OverviewTexts } from './overview.js';

export const overviewTexts: OverviewTexts = {
  title: (business, asOf) => spaced`${business}：会员 RFM（截至 ${asOf}）`,
  span: ({ from, to, partial }) =>
    spaced`${from === null ? spaced`截至 ${to} 的全部订单` : spaced`${from} 至 ${to}`}${partial ? '，尚未结束' : ''}`,
  period: (label, span) => spaced`${label}（${span}）`,
  comparedWith: (kind, label) =>
    kind === 'period' ? spaced`与 ${label} 相比` : spaced`与 ${label} 的运行相比`,
  periods: (span, comparison) => spaced`${span}，${comparison}`,
  cards: {
    members: { label: '会员数', meaning: '计分的会员；越多越好。' },
    orders: { label: '订单数', meaning: '有效订单；越多越好。' },
    value: { label: '消费金额', meaning: '有效订单金额合计，已扣除退款；越多越好。' },
    value_each: { label: '人均消费金额', meaning: '全部计分会员的平均值；越多越好。' },
    orders_each: { label: '人均订单数', meaning: '全部计分会员的平均值；越多越好。' },
    best_part: { label: '头部会员的金额占比', meaning: '占比越高，生意越依赖少数会员。' },
  },
  bestPart: (memberShare) => spaced`前 ${memberShare} 会员的金额占比`,
  cardChange: (share, against) => spaced`${against} ${share}`,
  noChange: (against) => spaced`${against}无变化`,
  nothingEarlier: '尚无更早的数据可以比较。',
  notKeptEarlier: '没有保存更早的数值可以比较。',
  notOver: (label) => spaced`${label} 尚未结束，不与完整的期比较。`,
  size: ({ period, members, orders, value, comparison }) =>
    spaced`${period}共有 ${members.text} 名会员计分，有效订单 ${orders.text} 笔，消费金额 ${value}；${comparison}。`,
  compared: ({ members, value, against }) => spaced`${against}，会员数 ${members}，消费金额 ${value}`,
  comparedWithNothing: '尚无更早的数据可以比较',
  notCompared: '该期尚未结束，不与完整的期比较',
  nothingToTell: '没有可供分析的分组、分群和流动。',
  openSoFar: ({ label, to, members, value }) =>
    spaced`${label} 尚未结束：截至 ${to} 有 ${members.text} 名会员，消费金额 ${value}，不与完整的期比较。`,
  suggested: (action) => spaced`建议：${action}。`,
  addsUp: ({ read, kept, share }) =>
    spaced`数据核对一致：订单数据 ${read.text} 行中有效 ${kept.text} 行（${share}），其余各行均有原因。`,
  differs: (read) => spaced`数据核对不一致：订单数据 ${read.text} 行中有去向不明的行，见“数据质量”。`,
};
