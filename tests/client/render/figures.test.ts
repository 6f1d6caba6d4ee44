import { describe, expect, it } from 'vitest';
import { clock, count, duration, moment } from '../../../client/render/figures.js';

describe('figures on the terminal', () => {
  it.each([
    [0, '0.0 s'],
    [-5, '0.0 s'],
    [349, '0.3 s'],
    [9_949, '9.9 s'],
    [9_951, '10 s'],
    [59_499, '59 s'],
    [59_500, '1 min'],
    [125_000, '2 min 5 s'],
    [3_600_000, '1 h'],
    [3_840_000, '1 h 4 min'],
  ])('says %d ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it('groups thousands', () => {
    expect(count(48_522)).toBe('48,522');
  });

  it("writes moments on this machine's clock", () => {
    const date = new Date(2016, 11, 31, 4, 5, 9);
    expect(moment(date)).toBe('2016-12-31 04:05:09');
    expect(clock(date)).toBe('04:05:09');
  });
});
