import { describe, expect, it } from 'vitest';
import { missAlarm, modelAgeAlarm, riseAlarm } from '../../../domain/churn/alarms.js';

describe('alarms of churn', () => {
  it.each([
    [179, null],
    [180, 'warn'],
    [364, 'warn'],
    [365, 'alarm'],
  ] as const)('a model of %i days: %s', (days, level) => {
    expect(modelAgeAlarm(days)).toBe(level);
  });

  it.each([
    ['as predicted', 0.12, 0.12, 10_000, null],
    // Three standard errors of 10,000 members at 12 % are 0.97 points.
    ['two points beside what chance makes', 0.12, 0.14, 10_000, 'warn'],
    ['six points', 0.12, 0.06, 10_000, 'alarm'],
    // Of 100 members chance makes 9.7 points.
    ['five points of few members', 0.12, 0.17, 100, null],
    // Three standard errors of 10,000 members at 3 % are 0.51 points, at 1 % 0.3 points.
    ['twice as many, though only three points', 0.03, 0.06, 10_000, 'alarm'],
    ['a quarter more than predicted', 0.03, 0.038, 10_000, 'warn'],
    ['half of what was predicted', 0.03, 0.014, 10_000, 'alarm'],
    ['a fifth more than predicted', 0.03, 0.036, 10_000, null],
    ['half as many again, of hardly any', 0.008, 0.0124, 100_000, null],
  ] as const)('what came is %s', (_, predicted, actual, members, level) => {
    expect(missAlarm(predicted, actual, members)).toBe(level);
  });

  it.each([
    ['falls', 0.2, 0.1, null],
    ['rises by a tenth', 0.2, 0.2201, 'warn'],
    ['rises by a quarter', 0.2, 0.26, 'alarm'],
    // From 1 to 1.5 in a hundred is half as much again, and yet tells nobody anything.
    ['rises by less than a point', 0.01, 0.015, null],
  ] as const)('the mean probability %s', (_, before, now, level) => {
    expect(riseAlarm(before, now)).toBe(level);
  });
});
