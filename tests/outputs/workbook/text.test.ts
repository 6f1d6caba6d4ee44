import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, escapeText, longestCellText, textElement } from '../../../outputs/workbook/text.js';

/** What a reader of the format makes of an escaped text: XML first, then `_xHHHH_`. */
function read(escaped: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return escaped
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name]!)
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

describe('escapeText', () => {
  it.each([
    ['a & b < c > "d"', 'a &amp; b &lt; c &gt; &quot;d&quot;'],
    ['bell \u0007', 'bell _x0007_'],
    ['carriage\rreturn', 'carriage_x000D_return'],
    ['line\nfeed and\ttab', 'line\nfeed and\ttab'],
    ['literal _x0041_', 'literal _x005F_x0041_'],
    ['twice _x0041_x0042_', 'twice _x005F_x0041_x005F_x0042_'],
    ['completed by the next _x0041\u0001', 'completed by the next _x005F_x0041_x0001_'],
    ['not a character \uffff', 'not a character _xFFFF_'],
    ['重要价值 🎁', '重要价值 🎁'],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
    expect(read(escaped)).toBe(text);
  });

  it('lets every text read back as itself and holds nothing that XML cannot', () => {
    const tricky = fc.constantFrom(
      '_',
      'x',
      '0041',
      '_x0041_',
      '\u0000',
      '\r',
      '&',
      '<',
      '"',
      '价',
      '🎁',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(tricky).map((parts) => parts.join('')),
        ),
        (text) => {
          const escaped = escapeText(text);
          expect(read(escaped)).toBe(text);
          expect(escaped).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff<>"]/);
        },
      ),
    );
  });
});

describe('textElement', () => {
  it('keeps white space at the ends', () => {
    expect(textElement(' a ')).toBe('<t xml:space="preserve"> a </t>');
  });

  it('keeps a text of the greatest length and cuts a longer one, saying how much is missing', () => {
    const longest = 'a'.repeat(longestCellText);
    expect(textElement(longest)).toBe(`<t>${longest}</t>`);
    const cut = textElement(`${longest}bc`);
    expect(cut).toMatch(/a… \[\+22\]<\/t>$/);
    expect(cut.replace(/<[^>]*>/g, '').length).toBeLessThanOrEqual(longestCellText);
  });
});

describe('cutText', () => {
  it('does not halve a character of two units', () => {
    expect(cutText('ab🎁', 3)).toBe('ab');
    expect(cutText('ab🎁', 4)).toBe('ab🎁');
  });
});
