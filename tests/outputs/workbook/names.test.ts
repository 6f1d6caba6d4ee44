import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetNames, tableNames, uniqueHeadings } from '../../../outputs/workbook/names.js';

describe('sheetNames', () => {
  it.each([
    ['2016/01 [new]: a*b?\\', '2016_01 _new__ a_b__'],
    ["'quoted'", '_quoted_'],
    ["it's", "it's"],
    ['History', 'History_'],
    ['  ', 'Sheet'],
    ['line\nbreak', 'line break'],
    ['a'.repeat(40), 'a'.repeat(31)],
    [`${'a'.repeat(30)}🎁`, 'a'.repeat(30)],
    ['会员明细', '会员明细'],
  ])('makes %j the legal %j', (name, legal) => {
    expect(sheetNames()(name)).toBe(legal);
  });

  it('numbers repeats, letter case aside, within 31 characters', () => {
    const unique = sheetNames();
    const long = 'b'.repeat(31);
    expect(['Orders', 'orders', 'ORDERS', long, long].map(unique)).toEqual([
      'Orders',
      'orders (2)',
      'ORDERS (3)',
      long,
      `${'b'.repeat(27)} (2)`,
    ]);
  });

  it('gives for any names names that Excel takes', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'A', "'", '/', '[', ' ', '\n', '价', '🎁', '\ud800', 'history'),
    });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 20 }), (names) => {
        const given = names.map(sheetNames());
        expect(new Set(given.map((one) => one.toLowerCase())).size).toBe(names.length);
        for (const one of given) {
          expect(one.length).toBeGreaterThan(0);
          expect(one.length).toBeLessThanOrEqual(31);
          expect(one).not.toMatch(/[[\]:*?/\\\n]|^'|'$|^history$/i);
          expect(one).not.toMatch(/\p{Cs}/u);
        }
      }),
    );
  });
});

describe('tableNames', () => {
  it.each([
    ['rfm_scores', 'rfm_scores'],
    ['会员 明细', '会员_明细'],
    ['2016', '_2016'],
    ['A1', '_A1'],
    ['xfd1048576', '_xfd1048576'],
    ['R1C1', '_R1C1'],
    ['c', '_c'],
    ['a-b c', 'a_b_c'],
    ['', '_'],
  ])('makes %j the legal %j', (name, legal) => {
    expect(tableNames()(name)).toBe(legal);
  });

  it('keeps the tables of a workbook apart', () => {
    const unique = tableNames();
    expect(['orders', 'Orders', 'orders'].map(unique)).toEqual(['orders', 'Orders_2', 'orders_3']);
  });
});

describe('uniqueHeadings', () => {
  it('fills, unwraps and numbers them', () => {
    expect(uniqueHeadings(['Amount\n(CNY)', 'amount (cny)', '', ' '])).toEqual([
      'Amount (CNY)',
      'amount (cny) (2)',
      'Column',
      'Column (2)',
    ]);
  });
});
