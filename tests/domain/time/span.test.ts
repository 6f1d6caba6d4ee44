import { describe, expect, it } from 'vitest';
import { parseSpan, spanText } from '../../../domain/time/span.js';

describe('a length of time', () => {
  it.each([
    ['0s', 0],
    ['90s', 90_000],
    ['10m', 600_000],
    ['12h', 43_200_000],
    ['7d', 604_800_000],
  ])('%s is %d ms', (text, ms) => {
    expect(parseSpan(text)).toBe(ms);
  });

  it.each(['', '10', 'm', '1.5h', '-1h', '1 h', '10min', '1w'])('"%s" is none', (text) => {
    expect(parseSpan(text)).toBeNull();
  });

  it('is written in its largest whole unit', () => {
    expect(['0s', '60s', '90s', '90m', '24h', '36h'].map((text) => spanText(parseSpan(text) ?? -1))).toEqual([
      '0s',
      '1m',
      '90s',
      '90m',
      '1d',
      '36h',
    ]);
  });
});
