import { describe, expect, it } from 'vitest';
import { defaultAsOf } from '../../../domain/time/as_of.js';

describe('the as-of of a run that names none', () => {
  it.each([
    ['2016-12-31T15:59:59.999Z', 'Asia/Shanghai', '2016-12-31'],
    ['2016-12-31T16:00:00Z', 'Asia/Shanghai', '2017-01-01'],
    ['2016-12-31T23:59:59Z', 'UTC', '2016-12-31'],
    ['2017-01-01T07:59:59Z', 'America/Los_Angeles', '2016-12-31'],
    ['2017-01-01T08:00:00Z', 'America/Los_Angeles', '2017-01-01'],
    // Clocks went from 00:00 to 01:00: the day has no midnight, and begins all the same.
    ['2022-03-26T22:00:00Z', 'Asia/Beirut', '2022-03-27'],
    ['2022-03-26T21:59:59Z', 'Asia/Beirut', '2022-03-26'],
  ])('at %s in %s is %s', (now, zone, day) => {
    expect(defaultAsOf(new Date(now), zone)).toBe(day);
  });

  it('needs a zone that exists', () => {
    expect(() => defaultAsOf(new Date(0), 'Asia/Atlantis')).toThrow(RangeError);
  });
});
