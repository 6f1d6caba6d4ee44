import { describe, expect, it } from 'vitest';
import { basis, type SmallRun, twoYears } from '../small_run.js';

const year = (label: number, to = `${label + 1}-01-01`) => [String(label), `${label}-01-01`, to] as const;
const earlier = {
  runId: 'before',
  asOf: '2017-06-01',
  members: 7,
  orders: 9,
  monetary: '70.0000',
  segments: [],
};

function described(run: Partial<SmallRun>) {
  const { focus, open, baseline } = basis({ periods: [], groups: [], ...run });
  return { focus: focus.label, open: open?.label ?? null, against: baseline?.label ?? null };
}

describe('what a report describes and compares', () => {
  it('compares the last period with the one before it', () => {
    expect(described(twoYears)).toEqual({ focus: '2017', open: null, against: '2016' });
  });

  it('describes the last whole period while the open one has just begun', () => {
    const periods = [year(2016), year(2017), [...year(2018, '2018-02-01'), 'partial'] as const];
    expect(described({ periods })).toEqual({ focus: '2017', open: '2018', against: '2016' });
  });

  it('describes an open period once it is more than half over, and does not compare it', () => {
    const periods = [year(2016), year(2017), [...year(2018, '2018-07-03'), 'partial'] as const];
    expect(described({ periods })).toEqual({ focus: '2018', open: null, against: null });
    const halfOver = [year(2016), year(2017), [...year(2018, '2018-07-02'), 'partial'] as const];
    expect(described({ periods: halfOver }).focus).toBe('2017');
  });

  it('describes an open period where there is no other, and does not compare it', () => {
    const periods = [[...year(2018, '2018-02-01'), 'partial'] as const];
    expect(described({ periods, earlierRuns: [earlier] })).toEqual({
      focus: '2018',
      open: null,
      against: null,
    });
  });

  it('compares a single result with the latest earlier run', () => {
    const periods = [['2018-01-01', null, '2018-01-01']] as const;
    const earlierRuns = [{ ...earlier, asOf: '2017-01-01' }, earlier];
    expect(described({ periods, earlierRuns, rfm: { periods: undefined } })).toEqual({
      focus: '2018-01-01',
      open: null,
      against: '2017-06-01',
    });
  });

  it('does not compare a first period with an earlier run, whose latest period may be the same, unfinished', () => {
    expect(described({ periods: [year(2017)], earlierRuns: [earlier] }).against).toBeNull();
  });

  it('describes the as-of where there is no period at all', () => {
    expect(described({ manifest: { periods: [], asOf: '2018-03-01' } }).focus).toBe('2018-03-01');
  });
});
