import { describe, expect, it } from 'vitest';
import { fill, pageTexts } from '../../../reporting/texts/page.js';

const placesIn = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('texts of the page', () => {
  it('have the same places in every language', () => {
    const english = Object.entries(pageTexts('en')).map(([key, text]) => [key, placesIn(String(text))]);
    const chinese = Object.entries(pageTexts('zh-CN')).map(([key, text]) => [key, placesIn(String(text))]);
    expect(chinese).toEqual(english);
  });

  it('are filled with values as they are', () => {
    expect(fill('{from} → {to}', { from: '$&{to}', to: 'B' })).toBe('$&{to} → B');
  });

  it('refuse to be shown with a place left', () => {
    expect(() => fill('{count} members', {})).toThrow('{count}');
  });
});
