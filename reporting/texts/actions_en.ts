import type { ActionTexts } from './actions.js';

export const actionTexts: ActionTexts = {
  suggestions: {
    reward: 'Thank them and keep them close: early access, small privileges',
    cross_sell: 'Offer bundles and matching products',
    second_order: 'Win their next order soon',
    regular_promotion: 'Keep them in the regular promotion mail',
    remind: 'Remind them now, before they leave',
    win_back: 'Start win-back, in person where it pays',
    low_cost_only: 'Spend next to nothing on them: mail at most',
    first_order: 'Give them a reason for their first order',
  },
  strengths: { actionable: 'actionable', directional: 'directional' },
};
