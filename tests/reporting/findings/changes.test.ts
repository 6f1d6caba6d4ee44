import { describe, expect, it } from 'vitest';
import { changeFindings, segmentChanges } from '../../../reporting/findings/changes.js';
import { basis, type SmallRun, twoYears } from '../small_run.js';

const segments = (run: SmallRun) => segmentChanges(basis(run)).map(({ segment }) => segment);

describe('what changed most', () => {
  it('weighs members by what they are worth', () => {
    // good: 20 fewer at 32,000 / 80; asleep: 15 more at 2,300 / 115; new: 5 more at 100 / 5. Money in ten-thousandths.
    expect(segmentChanges(basis(twoYears))).toEqual([
      { segment: 'good', before: 50, now: 30, weight: 20 * 400 * 10_000 },
      { segment: 'asleep', before: 50, now: 65, weight: 15 * 20 * 10_000 },
      { segment: 'new', before: 0, now: 5, weight: 5 * 20 * 10_000 },
    ]);
  });

  it('says nothing of a segment that only grows as all do', () => {
    // All double; "good" grows less than that, so its growth is no news of its own.
    const run: SmallRun = {
      ...twoYears,
      groups: [
        ['2016', '222', 'good', 50, 50, 5000],
        ['2016', '111', 'asleep', 50, 50, 500],
        ['2017', '222', 'good', 60, 60, 6000],
        ['2017', '111', 'asleep', 140, 140, 1400],
      ],
    };
    expect(segmentChanges(basis(run)).map(({ segment, weight }) => [segment, weight])).toEqual([
      ['asleep', 40 * 10 * 10_000],
      ['good', 0],
    ]);
  });

  it('tells of a segment that is empty now', () => {
    const run: SmallRun = {
      ...twoYears,
      groups: twoYears.groups.filter(([period, , name]) => period === '2016' || name !== 'good'),
    };
    const [change] = changeFindings(basis(run), segmentChanges(basis(run)), 1);
    expect(change).toMatchObject({
      id: 'change/good',
      sentence: 'good fell by 50 to 0 (−100% on 2016).',
      members: null,
    });
  });

  it('leaves out members who have no code: they did not behave otherwise', () => {
    const run: SmallRun = {
      ...twoYears,
      groups: [
        ...twoYears.groups,
        ['2017', null, 'PROSPECTS', 40, 0, 0],
        ['2017', null, 'OUT_OF_RANGE', 9, 9, 900],
      ],
    };
    expect(segments(run)).not.toContain('PROSPECTS');
    expect(segments(run)).not.toContain('OUT_OF_RANGE');
  });

  it('compares nothing where nothing is there to compare with', () => {
    expect(segments({ ...twoYears, periods: twoYears.periods.slice(1) })).toEqual([]);
  });

  it('names the members of the segment, and what to do about most of them', () => {
    const run = basis(twoYears);
    const [, second] = changeFindings(run, segmentChanges(run), 2);
    expect(second).toMatchObject({
      id: 'change/asleep',
      sentence: 'asleep rose by 15 to 65 (+30% on 2016).',
      strength: 'actionable',
      action: 'Spend next to nothing on them: mail at most',
      members: { count: 65, selection: { period: '2017', segments: ['asleep'] } },
    });
  });

  it('leaves small changes out', () => {
    const run: SmallRun = {
      ...twoYears,
      groups: [
        ['2016', '222', 'good', 1000, 1000, 100_000],
        ['2016', '111', 'asleep', 1000, 1000, 1000],
        ['2017', '222', 'good', 1001, 1001, 100_000],
        ['2017', '111', 'asleep', 1030, 1000, 1000],
      ],
    };
    const told = changeFindings(basis(run), segmentChanges(basis(run)), 5);
    expect(told.map(({ id }) => id)).toEqual(['change/asleep']);
  });
});
