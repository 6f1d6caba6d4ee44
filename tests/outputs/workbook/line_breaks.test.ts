import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenLines } from '../../../outputs/workbook/line_breaks.js';
import { displayWidth } from '../../../outputs/workbook/widths.js';

describe('brokenLines', () => {
  it.each<[string, number, readonly string[]]>([
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 100, ['one two three']],
    ['one extraordinarily two', 8, ['one', 'extraordinarily', 'two']],
    ['会员数下降', 6, ['会员数', '下降']],
    ['会员数。下降', 6, ['会员', '数。下', '降']],
    ['共 16,602 名会员', 9, ['共 16,602', '名会员']],
    ['  ', 5, []],
    ['', 5, []],
  ])('breaks %j at %i', (text, width, lines) => {
    expect(brokenLines(text, width)).toEqual(lines);
  });

  it('loses nothing but spaces, and keeps within the width wherever a word does', () => {
    const text = fc
      .array(fc.constantFrom('a', 'word', ' ', '会', '员', '，', '。', '12,345', '🎁', '<b>'))
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (whole, width) => {
        const lines = brokenLines(whole, width);
        expect(lines.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
        for (const line of lines) {
          expect(line).toBe(line.trim());
          if (displayWidth(line) > width) expect(line).not.toMatch(/\S\s+\S/);
        }
      }),
    );
  });
});
