import { describe, expect, it } from 'vitest';
import { quoteIdentifier, quoteLiteral } from '../../engine/quote.js';

describe('quoting', () => {
  it('doubles the double quote in a name', () => {
    expect(quoteIdentifier('a"; drop table x; --')).toBe('"a""; drop table x; --"');
  });

  it('doubles the single quote in a text and leaves backslashes alone', () => {
    expect(quoteLiteral("it's \\ here")).toBe("'it''s \\ here'");
  });

  it('keeps each mark as it is inside the other', () => {
    expect(quoteIdentifier("it's")).toBe('"it\'s"');
    expect(quoteLiteral('a "name"')).toBe(`'a "name"'`);
  });

  it('keeps line breaks, Chinese and emoji', () => {
    expect(quoteIdentifier('订单\n🛒')).toBe('"订单\n🛒"');
  });

  it('quotes the empty text', () => {
    expect(quoteLiteral('')).toBe("''");
  });

  it('refuses NUL, which would end the text early', () => {
    expect(() => quoteIdentifier('a\0b')).toThrow(RangeError);
    expect(() => quoteLiteral('a\0b')).toThrow(RangeError);
  });
});
