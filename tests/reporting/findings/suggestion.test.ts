import { describe, expect, it } from 'vitest';
import { commonSuggestion } from '../../../reporting/findings/suggestion.js';
import { basis, twoYears } from '../small_run.js';

const group = (code: string, members: number) => ({
  period: '2017',
  code,
  segment: 'any',
  members,
  orders: members,
  monetary: '1.0000',
  recencyDaysMean: 1,
});

describe('what to do about several groups', () => {
  it('is what is suggested for most of their members, not for most groups', () => {
    const groups = [group('222', 30), group('111', 20), group('121', 15), group('112', 14)];
    // 121 and 112 were frequent or valuable and have not been seen for long: 29 members against 30.
    expect(commonSuggestion(basis(twoYears), groups)?.action).toBe('reward');
    expect(commonSuggestion(basis(twoYears), [...groups, group('122', 2)])?.action).toBe('win_back');
  });

  it('is the action of the configuration where one is given', () => {
    const actions = [{ segment: 'any', action: 'Phone them', strength: 'directional' }];
    expect(commonSuggestion(basis({ ...twoYears, report: { actions } }), [group('222', 1)])).toEqual({
      action: 'Phone them',
      strength: 'directional',
    });
  });

  it('is nothing for nobody', () => {
    expect(commonSuggestion(basis(twoYears), [])).toBeNull();
  });
});
