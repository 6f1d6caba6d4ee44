import { describe, expect, it } from 'vitest';
import { isPattern, pathPattern } from '../../../domain/text/pattern.js';

const names = [
  'a.csv',
  'b.csv',
  '订单一.csv',
  '订单[1].csv',
  'a b.csv',
  'a+b.csv',
  '.hidden.csv',
  'a.csv.gz',
  'sub/a.csv',
  'sub/deep/a.csv',
  'sub/.git/a.csv',
];
const matched = (pattern: string) => names.filter((name) => pathPattern(pattern).test(name));

describe('pathPattern', () => {
  it.each([
    ['*.csv', ['a.csv', 'b.csv', '订单一.csv', '订单[1].csv', 'a b.csv', 'a+b.csv']],
    ['?.csv', ['a.csv', 'b.csv']],
    ['订单?.csv', ['订单一.csv']],
    ['[ab].csv', ['a.csv', 'b.csv']],
    ['[a-c].csv', ['a.csv', 'b.csv']],
    ['[!a].csv', ['b.csv']],
    ['订单[[]1].csv', ['订单[1].csv']],
    ['a+b.csv', ['a+b.csv']],
    ['a?csv', ['a.csv']],
    ['.*.csv', ['.hidden.csv']],
    ['*/a.csv', ['sub/a.csv']],
    ['**/a.csv', ['a.csv', 'sub/a.csv', 'sub/deep/a.csv']],
    ['sub/**', ['sub/a.csv', 'sub/deep/a.csv']],
    ['sub/**/a.csv', ['sub/a.csv', 'sub/deep/a.csv']],
    ['none*', []],
  ])('%s matches %j', (pattern, expected) => {
    expect(matched(pattern)).toEqual(expected);
  });

  it('refuses a set that is none', () => {
    expect(() => pathPattern('[z-a].csv')).toThrow(SyntaxError);
  });

  it('knows texts that need no matching', () => {
    expect(['orders.csv', "it's (1).csv"].map(isPattern)).toEqual([false, false]);
    expect(['*.csv', 'a?', '[ab]'].map(isPattern)).toEqual([true, true, true]);
  });
});
