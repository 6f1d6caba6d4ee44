import { describe, expect, it } from 'vitest';
import { moneyFromText } from '../../domain/quality/money.js';
import { numberTexts } from '../../reporting/numbers.js';

const en = numberTexts('en', 'CNY');
const zh = numberTexts('zh-CN', 'CNY');

describe('figures as they are read', () => {
  it('groups counts and keeps the number beside the text', () => {
    expect(en.count(4806)).toEqual({ value: 4806, text: '4,806' });
  });

  it('writes signs as signs, not as hyphens', () => {
    expect([en.signedCount(312), en.signedCount(-312), en.signedCount(0)]).toEqual(['+312', '−312', '0']);
    expect([en.signedShare(0.061), en.signedShare(-0.061), en.signedShare(0)]).toEqual([
      '+6.1%',
      '−6.1%',
      '±0%',
    ]);
    expect(en.money(moneyFromText('-5.5000')).text).toBe('−CN¥5.50');
  });

  it('never writes something as nothing', () => {
    expect([en.share(0.0004), en.share(0.00001), en.share(0)]).toEqual(['0.04%', '<0.01%', '0%']);
  });

  it('writes every digit of a sum that a floating-point number cannot hold', () => {
    expect(en.money(moneyFromText('90071992547409931.4000')).text).toBe('CN¥90,071,992,547,409,931');
  });

  it('leaves cents out from a thousand on, in the signs of the language', () => {
    expect(zh.money(moneyFromText('999.9900')).text).toBe('¥999.99');
    expect(zh.money(moneyFromText('1000.0000')).text).toBe('¥1,000');
  });

  it('knows currencies without cents', () => {
    expect(numberTexts('en', 'JPY').money(moneyFromText('12.0000')).text).toBe('¥12');
  });

  it('writes edges with the decimals they have', () => {
    expect([en.edge(255), en.edge(119.5), en.edge(1 / 3)]).toEqual(['255', '119.5', '0.33']);
  });
});
