import { spaced } from '../spaced_zh_cn.js';
import type { ChurnOverviewTexts } from './overview.js';

export const churnOverviewTexts: ChurnOverviewTexts = {
  title: (business, asOf) => spaced`${business}：会员流失（截至 ${asOf}）`,
  period: ({ from, by, days }) => spaced`预测到 ${by} 时谁会流失（自 ${from} 起 ${days} 天）`,
  subject: ({ atRisk, act }) => spaced`${atRisk.text} 名会员流失风险高，${act.text} 名会员值得触达`,
  subjectNobody: (expected) => spaced`预计 ${expected.text} 名会员流失，没有高风险会员`,
  cards: {
    churn_expected: { label: '预计流失人数', meaning: '到窗口结束时被视为流失的会员；越少越好。' },
    churn_at_risk: { label: '高风险会员', meaning: '风险等级为高和极高的会员；越少越好。' },
    churn_at_stake: { label: '高风险涉及价值', meaning: '高风险与极高风险会员的订单净金额；越少越好。' },
    churn_gain: { label: '优先挽留净收益', meaning: '触达名单上的会员预计带来的收益，已扣除成本。' },
    churn_churned: { label: '已流失会员', meaning: '下过单且截止日按定义已流失的会员；越少越好。' },
    churn_found: {
      label: '前十分之一覆盖',
      meaning: '模型在风险最高的十分之一中找到的流失会员比例；随机为 10%，越高越好。',
    },
  },
  ofKnown: (share) => spaced`占全部已知会员 ${share}。`,
  ofScored: (share) => spaced`占全部评分会员 ${share}。`,
  ofAllPaying: ({ members, gain, mayBe }) =>
    spaced`值得触达${mayBe ? '且可触达' : ''}的会员共 ${members.text} 名：${gain}。`,
  expected: ({ asOf, scored, expected, share, by, thereOn, comparison }) =>
    spaced`截至 ${asOf}，${scored.text} 名会员参与评分，${thereOn === null ? '' : spaced`若均未在 ${thereOn} 之前流失，`}预计到 ${by} 时其中 ${expected.text} 人（${share}）流失；${comparison}。`,
  compared: (points, against) => spaced`${against} ${points}`,
  nobodyScored: (asOf) => spaced`截至 ${asOf}，没有可评分的会员：没有下过单且尚未流失的会员。`,
  accounts: ({ known, scored, churned }) =>
    spaced`已知会员 ${known.text} 名，其中 ${churned.text} 名已流失，${scored.text} 名参与评分；其余见“评分范围”。`,
  apart: {
    finding: (asOf, sentence) => spaced`截至 ${asOf} 的流失评分：${sentence}`,
    note: ({ runId, asOf }) =>
      spaced`流失评分截至 ${asOf}，由运行 ${runId} 单独得出，与本报告其他数字的数据不同。`,
  },
  about: {
    names: {
      business: '企业',
      asOf: '截止日',
      window: '标签窗口',
      currency: '货币',
      definition: '流失定义',
      model: '流失模型',
      trained: '流失模型训练',
      scored: '流失评分',
      seed: '训练随机种子',
      data: '训练表哈希值',
      run: '运行编号',
    },
    trainedAsOf: (asOf) => spaced`截至 ${asOf}`,
    windowOf: ({ from, to, days }) => spaced`${from} 至 ${to}（${days} 天）`,
  },
  glossary: ({ days }) => [
    ['流失', '按配置的定义判断会员已离开，见“流失定义与数据”。'],
    ['概率', '会员到标签窗口结束时被视为流失的可能性。'],
    ['标签窗口', '观察谁会流失的一段时间；其间发生的事事先不可知。'],
    ['风险等级', '按概率分为低、中、高、极高，界限见配置。'],
    [
      '涉及价值',
      spaced`截止日前 ${days} 天内会员订单的净金额；已流失会员则为截至最后一次下单的 ${days} 天。`,
    ],
    [
      '价值等级',
      '会员按价值从高到低排列：A 为价值前 80%，B 为其后 10%，C 为其余；评分会员与已流失会员分别排列。',
    ],
    ['预期收益', '概率 × 触达成功率 × 涉及价值 × 毛利率 − 触达成本。'],
    ['快照', '过去的某一天；按会员当时的状态观察，以学习此后发生了什么。'],
    ['提升倍数', '风险最高的会员的流失比例，相对平均水平的倍数。'],
    ['校准', '概率为 30% 的会员中，每 100 人约有 30 人流失。'],
    ['稳定性指数', 'PSI：会员偏离训练样本的程度，0 为没有偏离。'],
  ],
  steps: [
    ['1', '看“优先挽留名单”：按预算自上而下联系会员。'],
    ['2', '看“流失评分”：按风险等级与价值等级筛选，得到自己的名单。'],
    ['3', '看“预测与实际对照”：以往的预测有多准。'],
    ['下次更新', '下次评分运行时更新；重新训练后采用新模型。'],
  ],
  listNote: (shown) => spaced`按预期收益从高到低，共 ${shown} 名会员。原因为使概率升高的因素，最强者在前。`,
  scoresNote: '概率从高到低；其后为未评分的会员及其原因。',
  notAvailable: ({ features, more, table }) =>
    spaced`流失分析不可用：${features}${more === null ? '' : spaced`；另有 ${more.text} 项`}：需要 ${table} 表。`,
  leak: ({ feature, alone, withIt, without }) =>
    spaced`未采用“${feature}”：单凭它 ROC-AUC 即达 ${alone}，好得不真实；含它的模型为 ${withIt}，不含为 ${without}。`,
};
