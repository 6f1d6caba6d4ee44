import { expect, it } from 'vitest';
import { churnScoreLines } from '../../../client/render/churn_score.js';
import { plainStyle } from '../../../client/render/style.js';
import type { MemberScore, ScoredMember } from '../../../client/results/churn_score.js';

const asOf = '2018-02-01';
const run = { runId: '0199f0aa', asOf, otherDefinition: false, member: 'm1' };
const member: ScoredMember = {
  ...run,
  standing: 'scored',
  modelId: '0199e1d2',
  leavesBefore: '2018-05-02',
  thereOn: null,
  probability: 0.8031,
  riskBand: 'VERY_HIGH',
  valueClass: 'C',
  valueAtStake: '12.5000',
  expectedGain: '-1.2000',
  recoverability: 'NONE',
  returnProbability: null,
  act: false,
  actRank: null,
  suppression: 'HARD_BOUNCE',
  reasons: { told: [] },
};
const linesOf = (score: MemberScore) => churnScoreLines({ score, asOf, currency: 'CNY' }, plainStyle);

it('codes of a score are told in the words of the report', () => {
  expect(linesOf(member).slice(0, 3)).toEqual([
    'By run 0199f0aa as of 2018-02-01: 80.3 % likely to have left by 2018-05-02, risk very high',
    'value class C, 12.50 CNY at stake; recoverability none: left for good',
    'may not be contacted: last contacts came back',
  ]);
  const leftOut = {
    ...({ standing: 'left_out', leftOut: 'TOO_YOUNG' } as const),
    ...{ recoverability: null, returnProbability: null },
  };
  expect(linesOf({ ...run, ...leftOut })[1]).toBe('the member was not scored: not known for long enough');
});

it('after a gap a probability is told as that of a member who is still there when the window begins', () => {
  const [told] = linesOf({ ...member, leavesBefore: '2018-05-16', thereOn: '2018-02-15' });
  expect(told).toContain(
    '80.3 % likely to have left by 2018-05-16, if still there on 2018-02-15, risk very high',
  );
});
