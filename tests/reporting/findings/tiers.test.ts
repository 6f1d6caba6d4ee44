import { describe, expect, it } from 'vitest';
import { actFirstFindings, nextFindings, rareFindings } from '../../../reporting/findings/tier_findings.js';
import { rankedGroups } from '../../../reporting/findings/tiers.js';
import { basis, type SmallRun } from '../small_run.js';

/** 1,000 members who bring 100,000; limits are 10 % and 1 %. */
const tiered: SmallRun = {
  periods: [['2017', '2017-01-01', '2018-01-01']],
  groups: [
    ['2017', '111', 'asleep', 800, 800, 40_000],
    ['2017', '211', 'new', 100, 100, 5_000],
    ['2017', '212', 'deep', 60, 60, 20_000],
    ['2017', '221', 'potential', 22, 22, 1_000],
    ['2017', '222', 'good', 9, 90, 33_000],
    ['2017', '112', 'odd', 9, 9, 1_000],
  ],
};

const tierOf = (run: SmallRun) =>
  Object.fromEntries<string>(rankedGroups(basis(run)).map(({ facts, tier }) => [facts.code ?? '', tier]));
const groupsOf = (run: SmallRun) => [basis(run), rankedGroups(basis(run))] as const;

describe('tiers of groups', () => {
  it('parts groups by their share of the members, and rare ones by what they bring', () => {
    expect(tierOf(tiered)).toEqual({
      '111': 'act_first',
      // Exactly a tenth is large.
      '211': 'act_first',
      '212': 'next',
      '221': 'next',
      // 0.9 % of the members with 33 % of the value; 0.9 % with 1 % is less than twice.
      '222': 'rare_but_valuable',
      '112': 'rare',
    });
  });

  it('follows the limits of the configuration', () => {
    const limits = { tiers: { large: 0.5, rare: 0.05 } };
    expect(tierOf({ ...tiered, report: limits })).toMatchObject({ '211': 'next', '221': 'rare' });
  });

  it('leaves out groups without a member', () => {
    expect(
      tierOf({ ...tiered, groups: [...tiered.groups, ['2017', '121', 'none', 0, 0, 0]] }),
    ).not.toHaveProperty('121');
  });

  it('has no valuable group where there is no value', () => {
    const worthless = tiered.groups.map(
      ([period, code, name, members]) => [period, code, name, members, members, 0] as const,
    );
    expect(tierOf({ ...tiered, groups: worthless })).toMatchObject({ '222': 'rare', '112': 'rare' });
  });
});

describe('findings of tiers', () => {
  it('tells large groups one by one, the most valuable first', () => {
    expect(actFirstFindings(...groupsOf(tiered)).map(({ id, sentence }) => [id, sentence])).toEqual([
      ['tier/act_first/111', 'Group 111 (asleep) has 800 members, 80% of all, with 40% of the value.'],
      ['tier/act_first/211', 'Group 211 (new) has 100 members, 10% of all, with 5% of the value.'],
    ]);
  });

  it('tells how much more a rare group brings than its size', () => {
    expect(
      rareFindings(...groupsOf(tiered)).map(({ sentence, members }) => [sentence, members?.selection]),
    ).toEqual([
      [
        'Group 222 (good) is rare and valuable: 9 members, 0.9% of all, bring 33% of the value, 36.7 times that share.',
        { period: '2017', codes: ['222'] },
      ],
    ]);
  });

  it('tells middling groups with one suggestion together', () => {
    const actions = [
      { code: '212', action: 'Call them' },
      { code: '221', action: 'Call them' },
    ];
    expect(nextFindings(...groupsOf({ ...tiered, report: { actions } }))).toMatchObject([
      {
        sentence: 'Groups 212, 221 together have 82 members, 8.2% of all, with 21% of the value.',
        action: 'Call them',
        members: { count: 82, selection: { codes: ['212', '221'] } },
      },
    ]);
  });

  it('tells a middling group that is alone by itself', () => {
    expect(nextFindings(...groupsOf(tiered)).map(({ sentence, action }) => [sentence, action])).toEqual([
      ['Group 212 (deep) has 60 members, 6% of all, with 20% of the value.', 'Win their next order soon'],
      [
        'Group 221 (potential) has 22 members, 2.2% of all, with 1% of the value.',
        'Offer bundles and matching products',
      ],
    ]);
  });

  it('counts the codes that it does not name', () => {
    const codes = ['111', '112', '113', '121', '122', '123'];
    const run: SmallRun = {
      periods: tiered.periods,
      groups: [
        ['2017', '333', 'top', 940, 940, 100],
        ...codes.map((code) => ['2017', code, 'low', 10, 10, 10] as const),
      ],
      rfm: { bins: { method: 'quantile', n: 3 } },
      report: { actions: [{ code: '1**', action: 'Wait', strength: 'directional' }] },
    };
    const [finding] = nextFindings(...groupsOf(run));
    expect(finding?.sentence).toContain('Groups 111, 112, 113, 121 and 2 more together have 60 members');
    expect(finding?.members?.selection?.codes).toEqual(codes);
    expect(finding?.strengthText).toBe('directional');
  });

  it('names members who never ordered by their segment, if it is theirs alone', () => {
    const prospects = ['2017', null, 'PROSPECTS', 1000, 0, 0] as const;
    const run: SmallRun = { ...tiered, groups: [...tiered.groups, prospects] };
    expect(actFirstFindings(...groupsOf(run)).at(-1)).toMatchObject({
      sentence: 'Prospects has 1,000 members, 50% of all, with 0% of the value.',
      action: 'Give them a reason for their first order',
      members: { count: 1000, selection: { segments: ['PROSPECTS'] } },
    });
    const shared: SmallRun = { ...tiered, groups: [...tiered.groups, ['2017', null, 'asleep', 1000, 0, 0]] };
    expect(actFirstFindings(...groupsOf(shared)).map(({ id }) => id)).not.toContain('tier/act_first/asleep');
  });

  it('leaves members outside the edges to the findings about data', () => {
    const run: SmallRun = {
      ...tiered,
      groups: [...tiered.groups, ['2017', null, 'OUT_OF_RANGE', 500, 500, 9]],
    };
    expect(actFirstFindings(...groupsOf(run)).map(({ id }) => id)).toEqual(['tier/act_first/111']);
  });
});
