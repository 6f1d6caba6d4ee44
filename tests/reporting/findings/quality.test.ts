import { describe, expect, it } from 'vitest';
import { qualityFindings } from '../../../reporting/findings/quality.js';
import { basis, runId, type SmallRun, twoYears } from '../small_run.js';

const lines = (quarantined: number) => ({
  counts: {
    lines: { read: 1000, kept: 1000 - quarantined, quarantined, excluded: 0 },
    orders: 1,
    members: 1,
  },
});
const withReasons = (...reasons: readonly (readonly [reason: string, rows: number])[]): SmallRun => ({
  ...twoYears,
  manifest: lines(reasons.reduce((sum, [, rows]) => sum + rows, 0)),
  quality: { reasons: reasons.map(([reason, rows]) => ({ table: 'orders', reason, rows, amount: null })) },
});

describe('findings about the data', () => {
  it('says how much was set aside, why most of it, and what can be done', () => {
    expect(qualityFindings(basis(withReasons(['CANCELLED', 4], ['MISSING_MEMBER_ID', 6])))).toEqual([
      {
        id: 'quality/MISSING_MEMBER_ID',
        topic: 'quality',
        strength: 'actionable',
        strengthText: 'actionable',
        sentence:
          '10 of 1,000 order rows (1%) were set aside; the most frequent reason, 6 times: The row does not say which member it belongs to.',
        action: 'Fill in the member number in the source; guest orders can be linked through member_links',
        members: null,
      },
    ]);
  });

  it('asks nobody to act on what the business has done on purpose', () => {
    expect(qualityFindings(basis(withReasons(['CANCELLED', 9])))[0]?.strength).toBe('directional');
  });

  it('looks at order rows only, since it counts these', () => {
    const run = withReasons(['CANCELLED', 5]);
    const members = { table: 'members', reason: 'KEY_CONFLICT', rows: 90, amount: null };
    const reasons = [members, ...(run.quality?.reasons ?? [])];
    expect(qualityFindings(basis({ ...run, quality: { reasons } }))[0]?.id).toBe('quality/CANCELLED');
  });

  it('says so where nothing was set aside', () => {
    expect(qualityFindings(basis({ ...twoYears, manifest: lines(0) }))[0]?.sentence).toBe(
      'None of 1,000 order rows was set aside.',
    );
  });

  it('says nothing of the share of no rows', () => {
    const none = { lines: { read: 0, kept: 0, quarantined: 0, excluded: 0 }, orders: 0, members: 0 };
    expect(qualityFindings(basis({ ...twoYears, manifest: { counts: none } }))).toEqual([]);
  });

  it('names members outside the given edges', () => {
    const outside = ['2017', null, 'OUT_OF_RANGE', 25, 30, 500] as const;
    const run: SmallRun = { ...twoYears, groups: [...twoYears.groups, outside], manifest: lines(0) };
    expect(qualityFindings(basis(run))[1]).toMatchObject({
      id: 'quality/OUT_OF_RANGE',
      sentence: '25 members (20%) lie outside the given edges in 2017 and have no code.',
      members: { count: 25, selection: { period: '2017', segments: ['OUT_OF_RANGE'] } },
    });
  });

  it('tells what differs from an earlier run of the same day', () => {
    const changes = [
      { change: 'late_arriving', rows: 1, amount: '12.5000' },
      { change: 'withdrawn', rows: 0, amount: '0.0000' },
      { change: 'restated', rows: 3, amount: '-7.0000' },
    ];
    const manifest = { ...lines(0), drift: { runId, changes } };
    expect(
      qualityFindings(basis({ ...twoYears, manifest }))
        .map(({ sentence }) => sentence)
        .slice(1),
    ).toEqual([
      '1 order arrived late, +CN¥12.50 in all, since run this-run of the same day.',
      '3 orders changed since run this-run of the same day, by −CN¥7.00 in all.',
    ]);
  });
});
