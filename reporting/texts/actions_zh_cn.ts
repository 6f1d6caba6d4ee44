import type { ActionTexts } from './actions.js';

export const actionTexts: ActionTexts = {
  suggestions: {
    reward: '重点维护：专属权益、优先体验',
    cross_sell: '推荐组合装与关联商品，提高客单价',
    second_order: '尽快促成下一单',
    regular_promotion: '纳入常规促销邮件',
    remind: '立即提醒，防止流失',
    win_back: '启动召回，高价值会员一对一联系',
    low_cost_only: '仅做低成本触达',
    first_order: '引导完成首单',
  },
  strengths: { actionable: '明确', directional: '模糊' },
};
