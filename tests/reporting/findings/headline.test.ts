import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../reporting/findings/findings.js';
import { basis, moved, type SmallRun, twoYears } from '../small_run.js';

const headline = (run: SmallRun) => findingsOf(basis(run)).headline;

describe('the main finding', () => {
  it('says what changed, by how much, against what, and where the members went', () => {
    expect(headline(twoYears)).toMatchObject({
      clause: 'good fell by 20 to 30 (−40% on 2016)',
      finding: {
        id: 'headline/good',
        sentence: 'good fell by 20 to 30 (−40% on 2016); 20 former good are now asleep.',
        action: 'Start win-back, in person where it pays',
        members: { count: 20 },
      },
    });
  });

  it('says who is gone where most are', () => {
    const run: SmallRun = { ...twoYears, movements: [moved('2016', '2017', [['good', null, 20]])] };
    expect(headline(run).finding.sentence).toBe(
      'good fell by 20 to 30 (−40% on 2016); 20 former good did not order in 2017.',
    );
  });

  it('says where the members of a segment that rose came from', () => {
    const backwards: SmallRun = {
      ...twoYears,
      groups: [
        ['2016', '222', 'good', 30, 120, 12_000],
        ['2016', '111', 'asleep', 70, 70, 1_400],
        ['2017', '222', 'good', 50, 200, 20_000],
        ['2017', '111', 'asleep', 50, 50, 1_000],
      ],
      movements: [
        moved('2016', '2017', [
          ['good', 'good', 28],
          ['asleep', 'good', 22],
          ['good', 'asleep', 2],
          ['asleep', 'asleep', 48],
        ]),
      ],
    };
    expect(headline(backwards).finding.sentence).toBe(
      'good rose by 20 to 50 (+66.7% on 2016); 22 of them came from asleep.',
    );
  });

  it('tells the change alone where no movement is known', () => {
    const { finding } = headline({ ...twoYears, movements: [] });
    expect(finding).toMatchObject({
      sentence: 'good fell by 20 to 30 (−40% on 2016).',
      members: { count: 30, selection: { segments: ['good'] } },
    });
  });

  it('names the segment that brings the most where there is nothing to compare with', () => {
    const run: SmallRun = { ...twoYears, periods: twoYears.periods.slice(1), movements: [] };
    expect(headline(run)).toMatchObject({
      clause: 'good: 30 members, 30% of all, bring 89.6% of the value',
      finding: { id: 'headline', members: { count: 30 } },
    });
  });

  it('does not tell again what it has told', () => {
    const ids = findingsOf(basis(twoYears)).all.map(({ id }) => id);
    expect(ids).toContain('headline/good');
    expect(ids).not.toContain('change/good');
    expect(ids).not.toContain('moved/good/asleep');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says that there is nobody where there is nobody', () => {
    const { finding } = headline({ periods: [['2017', '2017-01-01', '2018-01-01']], groups: [] });
    expect(finding).toMatchObject({ sentence: 'No member was scored in 2017.', action: null, members: null });
  });
});
