import { describe, expect, it } from 'vitest';
import { readCron, valuesOf, type Cron } from '../../../domain/time/cron.js';

function cronOf(text: string): Cron {
  const reading = readCron(text);
  if ('expected' in reading) throw new Error(`expected ${reading.expected}`);
  return reading.cron;
}

const expectedFor = (text: string): string | null => {
  const reading = readCron(text);
  return 'expected' in reading ? reading.expected : null;
};

describe('a cron', () => {
  it.each([
    ['30 2 * * *', { minute: [30], hour: [2] }],
    ['*/20 8-20/6 * * *', { minute: [0, 20, 40], hour: [8, 14, 20] }],
    ['0 0,12 * * *', { minute: [0], hour: [0, 12] }],
    ['50/5 23 * * *', { minute: [50, 55], hour: [23] }],
    ['0 1 1-3,2,31 JAN,mar *', { dayOfMonth: [1, 2, 3, 31], month: [1, 3] }],
    ['0 1 * * 1-5', { dayOfWeek: [1, 2, 3, 4, 5] }],
    ['0 1 * * SAT,sun', { dayOfWeek: [0, 6] }],
    // Sunday is 0 and 7.
    ['0 1 * * 5-7', { dayOfWeek: [0, 5, 6] }],
    ['0 1 29 2 *', { dayOfMonth: [29], month: [2] }],
  ] as const)('%s', (text, expected) => {
    const cron = cronOf(text);
    const values = Object.fromEntries(
      Object.keys(expected).map((field) => [field, valuesOf(cron[field as keyof Cron])]),
    );
    expect(values).toEqual(expected);
  });

  it.each([
    ['30 2 * *', 'five fields such as 30 2 * * *'],
    ['0 30 2 * * *', 'five fields such as 30 2 * * *'],
    ['@daily', 'five fields such as 30 2 * * *'],
    ['60 2 * * *', 'minutes from 0 to 59 in field 1'],
    ['30 24 * * *', 'hours from 0 to 23 in field 2'],
    ['30 2 0 * *', 'days of the month from 1 to 31 in field 3'],
    ['30 2 * 13 *', 'months from 1 to 12 in field 4'],
    ['30 2 * * 8', 'days of the week from 0 to 7 in field 5'],
    ['30 2 * * MONDAY', 'days of the week from 0 to 7 in field 5'],
    ['30-10 2 * * *', 'minutes from 0 to 59 in field 1'],
    ['*/0 2 * * *', 'minutes from 0 to 59 in field 1'],
    ['1,,2 2 * * *', 'minutes from 0 to 59 in field 1'],
    ['-5 2 * * *', 'minutes from 0 to 59 in field 1'],
    ['*-5 2 * * *', 'minutes from 0 to 59 in field 1'],
    // Crons differ in whether either kind of day is enough.
    ['30 2 1 * MON', 'days of the month or days of the week, not both'],
    ['30 2 31 2,4 *', 'a day of the month that its months have'],
  ])('%s is refused: expected %s', (text, expected) => {
    expect(expectedFor(text)).toBe(expected);
  });
});
