import { expect, it } from 'vitest';
import { counted, figure } from '../../../domain/text/counted.js';

it('groups the digits of a count by thousands', () => {
  expect([0, 999, 1_000, 541_909, 1_234_567].map(figure)).toEqual([
    '0',
    '999',
    '1,000',
    '541,909',
    '1,234,567',
  ]);
});

it('gives a noun the number of its count', () => {
  expect([0, 1, 2, 1_000].map((count) => counted(count, 'row'))).toEqual([
    '0 rows',
    '1 row',
    '2 rows',
    '1,000 rows',
  ]);
  expect(counted(2n, 'entry', 'entries')).toBe('2 entries');
});
