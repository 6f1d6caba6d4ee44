import { describe, expect, it } from 'vitest';
import { isMailOf, mailName } from '../../../domain/mail/outbox.js';

const asOf = '2018-01-01';
const mailOf = (business: string, report: 'report' | 'failure' = 'report') =>
  `${mailName({ business, report, asOf, group: 'team-2' })}-0a1b2c3d.eml`;

describe('a mail in the outbox', () => {
  it.each(['shop', 'shop-eu', 'shop-report'])('is that of %s alone', (business) => {
    const others = ['shop', 'shop-eu', 'shop-report'].filter((other) => other !== business);
    expect(isMailOf(business, mailOf(business))).toBe(true);
    expect(others.filter((other) => isMailOf(other, mailOf(business)))).toEqual([]);
  });

  it('tells of what kind it is', () => {
    expect(isMailOf('shop', mailOf('shop', 'failure'))).toBe(true);
    expect(isMailOf('shop', mailOf('shop', 'failure'), ['report'])).toBe(false);
    expect(isMailOf('shop', mailOf('shop'), ['report'])).toBe(true);
  });

  it.each(['shop-report-2018-01-01-team.txt', 'shop-rfm-2018-01-01.xlsx', 'shop-letters.eml'])(
    'is not %s',
    (name) => {
      expect(isMailOf('shop', name)).toBe(false);
    },
  );
});
