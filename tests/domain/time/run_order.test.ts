import { expect, it } from 'vitest';
import { byAsOf, byPublication } from '../../../domain/time/run_order.js';

const run = (asOf: string, publishedAt: string) => ({ asOf, publishedAt });
const backfill = run('2020-01-01', '2020-03-05T00:00:00.000Z');
const first = run('2020-02-01', '2020-02-01T00:00:00.000Z');
const again = run('2020-02-01', '2020-02-02T00:00:00.000Z');

it('runs are in the order of their as-of, those of one day in that of their publication', () => {
  expect([again, backfill, first].toSorted(byAsOf)).toEqual([backfill, first, again]);
  expect([again, backfill, first].toSorted(byPublication)).toEqual([first, again, backfill]);
});

it('of runs that are alike neither comes first', () => {
  expect(byAsOf(first, { ...first })).toBe(0);
});
