import { describe, expect, it } from 'vitest';
import {
  type GateFigures,
  type GateLimits,
  type GateName,
  judgeGates,
} from '../../../domain/quality/gates.js';
import { parseDay } from '../../../domain/time/days.js';

const figures: GateFigures = {
  rowsRead: 100,
  rowsKept: 70,
  rowsQuarantined: 30,
  rowsAfterAsOf: 0,
  rowsReadLastRun: 80,
  newestOrder: parseDay('2016-12-29'),
  asOf: parseDay('2017-01-01'),
  orderingMembers: 40,
  matchedMembers: 38,
};

const finding = (gate: GateName, limits: GateLimits, changed: Partial<GateFigures> = {}) =>
  judgeGates(limits, { ...figures, ...changed }).find((one) => one.gate === gate);

const verdict = (...judged: Parameters<typeof finding>) => finding(...judged)?.verdict;

describe('gates', () => {
  it('are judged only where they have a limit, but for rows that must be left', () => {
    expect(judgeGates({}, figures).map(({ gate }) => gate)).toEqual(['rows_kept']);
    const all = judgeGates(
      {
        rejected_share: 0.5,
        rows_against_last_run: { at_least: 0.5, at_most: 3 },
        newest_order_within_days: 3,
        member_match_rate: 0.95,
      },
      figures,
    );
    expect(all).toEqual([
      {
        gate: 'rows_kept',
        atLeast: 1,
        atMost: null,
        found: 70,
        verdict: 'passed',
        message: '70 of 100 rows are kept',
      },
      {
        gate: 'rejected_share',
        atLeast: null,
        atMost: 0.5,
        found: 0.3,
        verdict: 'passed',
        message: '30 of 100 rows before the as-of are quarantined, a share of 0.3; the most allowed is 0.5',
      },
      {
        gate: 'rows_against_last_run',
        atLeast: 0.5,
        atMost: 3,
        found: 1.25,
        verdict: 'passed',
        message: '100 rows are read after 80 by the last run, 1.25 times as many; allowed is from 0.5 to 3',
      },
      {
        gate: 'newest_order_within_days',
        atLeast: null,
        atMost: 3,
        found: 3,
        verdict: 'passed',
        message:
          'The newest order is of 2016-12-29, 3 days before the as-of 2017-01-01; the most allowed is 3',
      },
      {
        gate: 'member_match_rate',
        atLeast: 0.95,
        atMost: null,
        found: 0.95,
        verdict: 'passed',
        message:
          '38 of 40 ordering members are in the member table, a share of 0.95; the least allowed is 0.95',
      },
    ]);
  });

  it('fail just beyond their limit', () => {
    expect(verdict('rejected_share', { rejected_share: 0.3 })).toBe('passed');
    expect(verdict('rejected_share', { rejected_share: 0.29 })).toBe('failed');
    expect(verdict('rows_against_last_run', { rows_against_last_run: { at_least: 1.26, at_most: 3 } })).toBe(
      'failed',
    );
    expect(
      verdict('rows_against_last_run', { rows_against_last_run: { at_least: 0.5, at_most: 1.24 } }),
    ).toBe('failed');
    expect(verdict('newest_order_within_days', { newest_order_within_days: 2 })).toBe('failed');
    expect(verdict('member_match_rate', { member_match_rate: 0.96 })).toBe('failed');
  });

  it('stop a run of which no row is left, whatever the limits', () => {
    const found = finding('rows_kept', { rejected_share: 1 }, { rowsKept: 0, rowsQuarantined: 100 });
    expect(found?.verdict).toBe('failed');
    expect(found?.message).toBe('None of the 100 rows read is kept, so there is nothing to compute from');
    expect(verdict('rows_kept', {}, { rowsRead: 0, rowsKept: 0, rowsQuarantined: 0 })).toBe('failed');
  });

  it('do not hold rows of a later time against an earlier as-of', () => {
    const backfill = { rowsKept: 15, rowsQuarantined: 85, rowsAfterAsOf: 80 };
    const found = finding('rejected_share', { rejected_share: 0.5 }, backfill);
    expect(found?.found).toBe(0.25);
    expect(found?.verdict).toBe('passed');
    const before = { rowsKept: 0, rowsQuarantined: 100, rowsAfterAsOf: 100 };
    expect(verdict('rejected_share', { rejected_share: 0.5 }, before)).toBe('not_judged');
  });

  it('say where there is nothing to judge', () => {
    const rows = { rows_against_last_run: { at_least: 0.5, at_most: 3 } };
    expect(finding('rows_against_last_run', rows, { rowsReadLastRun: null })).toEqual({
      gate: 'rows_against_last_run',
      atLeast: 0.5,
      atMost: 3,
      found: null,
      verdict: 'not_judged',
      message: 'There is no earlier run to compare the rows with',
    });
    expect(verdict('rows_against_last_run', rows, { rowsReadLastRun: 0 })).toBe('not_judged');
    const match = { member_match_rate: 0.9 };
    expect(finding('member_match_rate', match, { matchedMembers: null })?.message).toBe(
      'Not available: needs members',
    );
    expect(verdict('member_match_rate', match, { orderingMembers: 0, matchedMembers: 0 })).toBe('not_judged');
  });

  it('count an order of the day before the as-of as one day old, and fail where there is none', () => {
    const limit = { newest_order_within_days: 1 };
    expect(verdict('newest_order_within_days', limit, { newestOrder: parseDay('2016-12-31') })).toBe(
      'passed',
    );
    expect(verdict('newest_order_within_days', limit, { newestOrder: null })).toBe('failed');
  });
});
