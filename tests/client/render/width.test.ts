import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipped, padEnd, padStart, visible, widthOf } from '../../../client/render/width.js';

describe('texts on a terminal', () => {
  it.each([
    ['member', 6],
    ['会员ID', 6],
    ['Ａ', 2],
    ['e\u0301', 1],
    ['😀', 2],
    ['', 0],
  ])('counts the columns of %j', (text, columns) => {
    expect(widthOf(text)).toBe(columns);
  });

  it('pads by columns, not by characters', () => {
    expect(padEnd('会员', 6)).toBe('会员  ');
    expect(padStart('会员', 6)).toBe('  会员');
    expect(padEnd('longer', 2)).toBe('longer');
  });

  it('cuts a text that is too wide, even between two wide characters', () => {
    expect(clipped('会员编号', 8)).toBe('会员编号');
    expect(clipped('会员编号', 7)).toBe('会员编…');
    expect(clipped('会员编号', 6)).toBe('会员…');
  });

  it('shows control characters instead of obeying them', () => {
    expect(visible('a\u001b[31mred\nb\u009b2J\u202ec')).toBe('a␛[31mred␊b\ufffd2J\ufffdc');
    expect(visible('=SUM(A1) 会员 😀')).toBe('=SUM(A1) 会员 😀');
  });

  it('never exceeds the columns it was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, columns) => {
        expect(widthOf(clipped(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
