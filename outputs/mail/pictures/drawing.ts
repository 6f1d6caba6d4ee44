import type { EChartsCoreOption } from 'echarts/core';
import { palette } from '../../../reporting/palette.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { fontFamily } from './font.js';

/** A picture to draw: what it shows and how large, in CSS pixels. */
export interface Drawing {
  readonly option: EChartsCoreOption;
  readonly height: number;
}

/** Width of the column that pictures stand in, in CSS pixels. */
export const pictureWidth = 552;

/** Text of a chart; sizes that are still read where a telephone shows the picture at two thirds. */
export const text = (size: number, more: object = {}) => ({
  fontFamily,
  fontSize: size,
  color: palette.ink,
  ...more,
});

export const numberFormat = (locale: Locale): ((value: number) => string) => {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return (value) => format.format(value);
};

/** Numbers on an axis, where `1,200,000` would take too much room. */
export const axisFormat = (locale: Locale): ((value: number) => string) => {
  const format = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  return (value) => format.format(value);
};

/** Room that a text takes, in ems: Chinese characters are one wide, others little more than half. */
export const emsOf = (words: string): number =>
  Array.from(words).reduce((sum, character) => sum + (isWide(character) ? 1 : 0.56), 0);

const isWide = (character: string): boolean => /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/.test(character);

/** The beginning of a text that fits into so many ems, if it does not fit itself. */
export function shortened(words: string, ems: number): string {
  if (emsOf(words) <= ems) return words;
  const kept = Array.from(words);
  while (kept.length > 1 && emsOf(kept.join('')) > ems - 1) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}
