import { describe, expect, it } from 'vitest';
import { describedPeriod } from '../../../domain/rfm/described_period.js';

const quarter = (startsOn: string, asOf: string, partial = false) => ({ startsOn, asOf, partial });
const third = quarter('2017-07-01', '2017-10-01');
const fourth = quarter('2017-10-01', '2018-01-01');

describe('the period that readers are told of', () => {
  it('is the last one when it is over', () => {
    expect(describedPeriod([third, fourth])).toBe(fourth);
  });

  it('is the last whole one while the open one is no more than half as long', () => {
    // 46 days of 92.
    const open = quarter('2018-01-01', '2018-02-16', true);
    expect(describedPeriod([third, fourth, open])).toBe(fourth);
  });

  it('is the open one from the day after on', () => {
    const open = quarter('2018-01-01', '2018-02-17', true);
    expect(describedPeriod([third, fourth, open])).toBe(open);
  });

  it('is the open one where none is over, and none where there are none', () => {
    const open = quarter('2018-01-01', '2018-01-02', true);
    expect(describedPeriod([open])).toBe(open);
    expect(describedPeriod<typeof third>([])).toBeUndefined();
  });
});
