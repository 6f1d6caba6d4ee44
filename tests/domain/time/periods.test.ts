import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysBetween, parseDay } from '../../../domain/time/days.js';
import { asOfWindow, type PeriodLength, periodsUntil } from '../../../domain/time/periods.js';

function periods(every: PeriodLength, from: string, asOf: string, weekStartsOn?: number): string[] {
  const wanted = { every, from: parseDay(from), asOf: parseDay(asOf) };
  const found = periodsUntil(weekStartsOn === undefined ? wanted : { ...wanted, weekStartsOn });
  return found.map(
    (period) => `${period.label}: ${period.startsOn} to ${period.asOf}${period.partial ? ', partial' : ''}`,
  );
}

describe('the periods up to an as-of', () => {
  it('are whole years when the as-of is the day after the last one', () => {
    expect(periods('year', '2015-01-01', '2017-01-01')).toEqual([
      '2015: 2015-01-01 to 2016-01-01',
      '2016: 2016-01-01 to 2017-01-01',
    ]);
  });

  it('begin with the whole period that contains the first day, and end with the open one', () => {
    expect(periods('quarter', '2015-11-20', '2016-05-02')).toEqual([
      '2015Q4: 2015-10-01 to 2016-01-01',
      '2016Q1: 2016-01-01 to 2016-04-01',
      '2016Q2: 2016-04-01 to 2016-05-02, partial',
    ]);
  });

  it('leave February its leap day', () => {
    expect(periods('month', '2016-02-29', '2016-03-02')).toEqual([
      '2016-02: 2016-02-01 to 2016-03-01',
      '2016-03: 2016-03-01 to 2016-03-02, partial',
    ]);
  });

  it('number weeks as ISO 8601 does, also across the turn of the year', () => {
    expect(periods('week', '2016-01-01', '2016-01-12')).toEqual([
      '2015-W53: 2015-12-28 to 2016-01-04',
      '2016-W01: 2016-01-04 to 2016-01-11',
      '2016-W02: 2016-01-11 to 2016-01-12, partial',
    ]);
    expect(periods('week', '2018-12-31', '2019-01-07')).toEqual(['2019-W01: 2018-12-31 to 2019-01-07']);
    expect(periods('week', '2015-01-31', '2015-02-02')).toEqual(['2015-W05: 2015-01-26 to 2015-02-02']);
  });

  it('may start weeks on another day', () => {
    expect(periods('week', '2016-01-01', '2016-01-10', 7)).toEqual([
      '2015-W52: 2015-12-27 to 2016-01-03',
      '2016-W01: 2016-01-03 to 2016-01-10',
    ]);
  });

  it('are none when nothing lies before the as-of', () => {
    expect(periods('month', '2016-03-01', '2016-03-01')).toEqual([]);
    expect(periods('month', '2016-04-15', '2016-03-10')).toEqual([]);
  });

  it('are one partial period when both days lie in it, the as-of first', () => {
    expect(periods('month', '2016-03-20', '2016-03-10')).toEqual([
      '2016-03: 2016-03-01 to 2016-03-10, partial',
    ]);
  });

  const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(parseDay('1980-01-01'), n));

  it('follow on each other without gap or overlap, with labels of their own in order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<PeriodLength[]>('week', 'month', 'quarter', 'year'),
        day,
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1, max: 7 }),
        (every, from, length, weekStartsOn) => {
          const asOf = addDays(from, length);
          const found = periodsUntil({ every, from, asOf, weekStartsOn });
          expect(found[0]!.startsOn! <= from && from < found[0]!.asOf).toBe(true);
          expect(found.at(-1)!.asOf).toBe(asOf);
          for (const [i, period] of found.entries()) {
            expect(daysBetween(period.startsOn as Day, period.asOf)).toBeGreaterThan(0);
            if (i === 0) continue;
            expect(period.startsOn).toBe(found[i - 1]!.asOf);
            expect(found[i - 1]!.partial).toBe(false);
            expect(period.label > found[i - 1]!.label).toBe(true);
          }
        },
      ),
    );
  });
});

describe('the window of one as-of', () => {
  const asOf = parseDay('2016-12-31');

  it('is everything before it', () => {
    expect(asOfWindow(asOf)).toEqual({ label: '2016-12-31', startsOn: null, asOf, partial: false });
  });

  it('or so many days before it', () => {
    expect(asOfWindow(asOf, 365)).toEqual({
      label: '2016-12-31',
      startsOn: '2016-01-01',
      asOf,
      partial: false,
    });
    expect(asOfWindow(asOf, 1).startsOn).toBe('2016-12-30');
  });

  it('has no start when it is longer than the calendar', () => {
    const all = daysBetween(parseDay('0001-01-01'), asOf);
    expect(asOfWindow(asOf, all).startsOn).toBe('0001-01-01');
    expect(asOfWindow(asOf, all + 1).startsOn).toBeNull();
  });
});
