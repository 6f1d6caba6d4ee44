import { spaced } from './spaced_zh_cn.js';
import type { SectionTexts } from './sections.js';

export const sectionTexts: SectionTexts = {
  sections: {
    segments: { title: '分群', lead: '各分群的会员数与贡献，得分高的分群在前。' },
    groups: {
      title: 'RFM 分组',
      lead: '按最近一次消费和消费频率查看会员：最好的在右上角。其后是每个分组的规模与金额。',
    },
    value: { title: '价值', lead: '哪些分群贡献金额，头部会员贡献了多少。' },
    movement: { title: '分群流动', lead: '会员去了哪里：只看规模，看不出有多少人来、多少人走。' },
    trend: { title: '趋势', lead: '会员数、订单数与金额随时间的变化；未结束的期留空。' },
    quality: { title: '数据质量', lead: '读取了多少、有效多少，以及每一行被隔离的原因。' },
    definitions: { title: '定义', lead: '哪些数值得到哪个分值，分值在得分中占多少。' },
  },
  tables: {
    segments: { title: '分群', empty: '没有会员属于任何分群。' },
    recency_frequency: { title: '最近一次消费 × 消费频率', empty: '没有会员有代码。' },
    tiers: { title: '分组层级', empty: '没有分组。' },
    groups_pivot: { title: '各期每组会员数', empty: '没有分组。' },
    groups: { title: '各期全部分组', empty: '没有分组。' },
    concentration: { title: '头部会员的金额', empty: '没有可分配的金额。' },
    movement: { title: '流动', empty: '没有会员流动。' },
    movement_totals: { title: '逐期流动', empty: '只有一期。' },
    trend: { title: '历次数值', empty: '只有一次结果。' },
    accounts: { title: '订单行', empty: '没有读取任何行。' },
    reasons: { title: '隔离原因', empty: '没有隔离任何行。' },
    checks: { title: '检查', empty: '没有检查项。' },
    drift: { title: '与同一截止日的上次运行相比', empty: '订单无变化。' },
    reconciliation: { title: '数据核对', empty: '没有需要核对的内容。' },
    audit: { title: '数据源各列', empty: '没有审计任何列。' },
    bins: { title: '分箱', empty: '没有分箱。' },
    periods: { title: '统计期', empty: '没有统计期。' },
    weights: { title: '权重', empty: '没有权重。' },
  },
  tiers: { act_first: '优先行动', next: '其次', rare_but_valuable: '少而贵重', rare: '少见' },
  verdict: (closes) => (closes ? '一致' : '不一致'),
  states: { over: '已结束', open: '未结束' },
  dimensions: { r: 'R 最近一次消费', f: 'F 消费频率', m: 'M 消费金额' },
  ownUnit: (heading, unit) => spaced`${heading}（${unit}）`,
  above: (edge) => spaced`大于 ${edge}`,
  upTo: (edge) => spaced`不超过 ${edge}`,
  aboveUpTo: (above, upTo) => spaced`大于 ${above}，不超过 ${upTo}`,
  anyValue: '任意',
  otherFlows: (flows) => spaced`其他 ${flows.text} 项较小的流动`,
  notes: {
    tiersOf: (large, rare, times) =>
      spaced`优先行动：不少于会员的 ${large}；其次：不少于 ${rare}；少而贵重：人数更少，但金额占比至少是会员占比的 ${times} 倍。`,
    thinMembers: (members, least) =>
      spaced`只有 ${members.text} 名会员下过单：少于 ${least} 名时，分箱边界与分组规模不稳定。`,
    thinDays: (days, least) =>
      spaced`只查看了 ${days.text} 天的订单：少于 ${least} 天时，最近消费与频率说明不了多少问题。`,
    withoutCode: (members) =>
      spaced`${members.text} 名会员没有代码，未计入图中：从未下单，或数值在给定边界之外。`,
    collapsed: (edges, period) =>
      spaced`${period}有 ${edges.text} 条边界与其他边界重合（许多会员数值相同），部分分值没有给出。`,
    latestPeriodsOnly: (shown, all) =>
      spaced`图和逐期表只显示 ${all.text} 期中最近的 ${shown.text} 期；全部分组表包含每一期。`,
    segmentsTogether: (shown, all) =>
      spaced`图中单独显示 ${all.text} 个分群中最大的 ${shown.text} 个，其余合并；表中包含每一个。`,
    openLast: (label) => spaced`${label} 尚未结束，已标明，不作比较。`,
    notFair: (from, to) => spaced`两次运行之间的流动（${from} 至 ${to}）未列出：其中一期尚未结束。`,
    flowsTogether: (flows, members) =>
      spaced`${flows.text} 项较小的流动（共 ${members.text} 名会员）合并列出，未画入图中。`,
    matchesOwn: '分值只在本企业会员之间比较，数字越大越好。',
    largestOnly: (shown, all) => spaced`图中显示 ${all.text} 个分群中金额最高的 ${shown.text} 个。`,
  },
};
