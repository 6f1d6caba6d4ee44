import { describe, expect, it } from 'vitest';
import { reasonText } from '../../../domain/quality/reason_texts/index.js';
import { reasonCodes, reasonEffects } from '../../../domain/quality/reasons.js';

const rank = (code: (typeof reasonCodes)[number]) => reasonCodes.indexOf(code);

describe('reasons', () => {
  it('are tried in this order: readable, known, alone, valid, unusual', () => {
    expect(rank('MISSING_MEMBER_ID')).toBe(0);
    expect(rank('UNPARSEABLE_DATE')).toBeLessThan(rank('AFTER_AS_OF'));
    expect(rank('AFTER_AS_OF')).toBeLessThan(rank('EXACT_DUPLICATE'));
    expect(rank('EXACT_DUPLICATE')).toBeLessThan(rank('ORDER_ID_CONFLICT'));
    expect(rank('SUPERSEDED')).toBeLessThan(rank('CANCELLED'));
    expect(rank('CANCELLED')).toBeLessThan(rank('AMOUNT_TOO_LOW'));
    expect(rank('AMOUNT_TOO_LOW')).toBeLessThan(rank('OUTLIER'));
  });

  it('set rows aside, but for excluded members and for what is only marked', () => {
    const keptOrLeftOut = Object.entries(reasonEffects).filter(([, effect]) => effect !== 'quarantine');
    expect(Object.fromEntries(keptOrLeftOut)).toEqual({
      EXCLUDED_MEMBER: 'exclude',
      ERASED: 'exclude',
      OUTLIER: 'flag',
      EQUAL_LINE: 'flag',
    });
  });

  it.each(reasonCodes)('%s says in both languages what it means and what to do', (code) => {
    const [english, chinese] = [reasonText(code, 'en'), reasonText(code, 'zh-CN')];
    for (const text of Object.values(english)) expect(text).toMatch(/^[A-Z][\x20-\x7e]+\.$/);
    for (const text of Object.values(chinese)) expect(text).toMatch(/\p{Script=Han}.*[。]$/u);
  });

  it('differ in their texts', () => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const descriptions = reasonCodes.map((code) => reasonText(code, locale).description);
      expect(new Set(descriptions).size).toBe(reasonCodes.length);
    }
  });
});
