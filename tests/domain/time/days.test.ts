import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  calendarDate,
  dayOf,
  daysBetween,
  isDay,
  isoWeekday,
  parseDay,
} from '../../../domain/time/days.js';

describe('a day', () => {
  it.each(['2016-12-31', '2016-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('can be %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    '2016-02-30',
    '2015-02-29',
    '1900-02-29',
    '2016-04-31',
    '2016-13-01',
    '2016-00-10',
    '2016-01-00',
    '0000-01-01',
    '2016-1-5',
    '16-01-05',
    '2016/01/05',
    ' 2016-01-05',
    '2016-01-05\n',
    '2016-01-05T00:00:00',
    '２０１６-01-05',
    '',
  ])('cannot be %j', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => parseDay(text)).toThrow(/is not a day: expected one that exists, written as YYYY-MM-DD/);
  });

  it('has a weekday as ISO 8601 numbers it', () => {
    expect(isoWeekday(parseDay('1970-01-01'))).toBe(4);
    expect(isoWeekday(parseDay('2016-12-31'))).toBe(6);
    expect(isoWeekday(parseDay('2017-01-01'))).toBe(7);
    expect(isoWeekday(parseDay('2017-01-02'))).toBe(1);
    expect(isoWeekday(parseDay('0001-01-01'))).toBe(1);
  });
});

describe('day arithmetic', () => {
  it.each([
    ['2016-02-28', 1, '2016-02-29'],
    ['2015-02-28', 1, '2015-03-01'],
    ['1900-02-28', 1, '1900-03-01'],
    ['2016-12-31', 1, '2017-01-01'],
    ['2017-01-01', -1, '2016-12-31'],
    ['2017-01-01', -366, '2016-01-01'],
    ['0099-12-31', 1, '0100-01-01'],
    ['2016-01-01', 0, '2016-01-01'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(parseDay(from), days)).toBe(to);
    expect(daysBetween(parseDay(from), parseDay(to))).toBe(days);
  });

  it('does not leave the calendar', () => {
    expect(() => addDays(parseDay('9999-12-31'), 1)).toThrow(/outside the years 0001 to 9999/);
    expect(() => addDays(parseDay('0001-01-01'), -1)).toThrow(/outside the years/);
    expect(() => addDays(parseDay('2016-01-01'), 1e12)).toThrow(/outside the years/);
  });

  const days = fc.integer({ min: -600_000, max: 2_000_000 }).map((n) => addDays(parseDay('1970-01-01'), n));

  it('moves there and back, keeps the order of texts, and steps the weekday', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -100_000, max: 100_000 }), (day, n) => {
        const moved = addDays(day, n);
        expect(daysBetween(day, moved)).toBe(n);
        expect(addDays(moved, -n)).toBe(day);
        expect(moved > day).toBe(n > 0);
        expect(isoWeekday(addDays(day, 1))).toBe((isoWeekday(day) % 7) + 1);
        expect(dayOf(calendarDate(day))).toBe(day);
      }),
    );
  });
});
