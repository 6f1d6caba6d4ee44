import { spaced } from '../spaced_zh_cn.js';
import type { ChurnWords } from './words.js';

export const churnWords: ChurnWords = {
  bands: { VERY_HIGH: '极高', HIGH: '高', MEDIUM: '中', LOW: '低' },
  bandRange: (from, to) => (to === null ? spaced`${from} 及以上` : spaced`${from} 至 ${to}（不含）`),
  valueClasses: { A: 'A 类：价值前 80%', B: 'B 类：其后 10%', C: 'C 类：末 10%' },
  recoverabilities: { HIGH: '高', MEDIUM: '中', LOW: '低', NONE: '无：永久流失' },
  leftOut: {
    CHURNED: '已流失（曾下单）',
    NO_ORDER: '没有有效订单',
    TOO_YOUNG: '入会时间过短',
    EXCLUDED: '在排除名单上',
  },
  suppressions: {
    BLACKLISTED: '已列入黑名单',
    UNSUBSCRIBED: '已退订',
    NOT_MARKETABLE: '不可营销',
    NO_CONSENT: '未同意任何渠道',
    HARD_BOUNCE: '最近触达均被退回',
  },
  marks: { explicit: '明确表示', silent: '沉默' },
  lasting: { permanent: '永久', temporary: '可能回流' },
  learners: {
    logistic_regression: '逻辑回归',
    random_forest: '随机森林',
    gradient_boosting: '梯度提升树',
  },
  uses: {
    trained: '用于训练',
    passed: '跳过：其标签窗口与检验快照重叠',
    tested: '用于检验，从未参与训练',
  },
  verdicts: { steady: '稳定', warn: '有偏移', alarm: '偏移明显', grows: '随时间增长' },
  calibrations: { isotonic: '保序回归', platt: 'Platt' },
  rules: {
    unsubscribed: () => '已退订',
    blacklisted: () => '已列入黑名单',
    no_order: (days) => spaced`连续 ${days} 天没有下单`,
    no_login: (days) => spaced`连续 ${days} 天没有登录`,
    no_visit: (days) => spaced`连续 ${days} 天没有来访`,
    no_reaction: (last) => spaced`对最近 ${last} 次触达均无反应`,
    own_cycle: (times) => spaced`沉默时间达到自身通常下单间隔的 ${times} 倍`,
  },
  group: ({ any, all, unless }, nested) => {
    const asked = [all?.join('，且'), any === undefined ? undefined : chosen(any, all !== undefined)];
    const clause = asked.filter((part) => part !== undefined).join('，且');
    const whole = unless === undefined ? clause : `${clause}，但${unless.join('或')}的除外`;
    return nested ? `（${whole}）` : whole;
  },
  definition: (clause) => `视为流失的会员：${clause}。`,
  notScored: '未评分',
  points: (signed) => spaced`${signed} 个百分点`,
  topTenth: ({ left, times, found }) =>
    spaced`风险最高的十分之一会员中，每 100 人有 ${left} 人流失${times === null ? '' : spaced`，是平均水平的 ${times} 倍`}${found === null ? '' : spaced`；全部流失会员的 ${found} 集中在这十分之一`}`,
};

const chosen = (any: readonly string[], besides: boolean): string => {
  const clause = any.join('；或');
  return besides && any.length > 1 ? `（${clause}）` : clause;
};
