import { periodTexts as english } from './periods_en.js';
import { periodTexts as chinese } from './periods_zh_cn.js';
import type { Locale } from './locale.js';

/** How periods, runs and segments are named within sentences. */
export interface PeriodTexts {
  readonly within: (label: string) => string;
  readonly asOf: (label: string) => string;
  /** Heading of a period that is not over. */
  readonly open: (label: string) => string;
  /** With what a change is compared. */
  readonly onPeriod: (label: string) => string;
  readonly onRun: (asOf: string) => string;
  /** Members who are in no segment. */
  readonly noSegment: string;
  /** Members who are not among those scored, before or after a movement. */
  readonly notScored: string;
  /** What members did who are not scored in a later period, or in a later run. */
  readonly didNotOrder: (label: string) => string;
  readonly droppedOut: (asOf: string) => string;
  readonly otherSegments: (count: string) => string;
  /** What stands between two sentences. */
  readonly between: string;
  /** Makes a sentence of a clause. */
  readonly sentence: (clause: string) => string;
  /** From one period or run to another. */
  readonly fromTo: (from: string, to: string) => string;
  readonly titled: (title: string, detail: string) => string;
  /** Numbers side by side, which may have decimal commas. */
  readonly series: (items: readonly string[]) => string;
  readonly list: (items: readonly string[]) => string;
}

const catalogues: Readonly<Record<Locale, PeriodTexts>> = { en: english, 'zh-CN': chinese };

export const periodTexts = (locale: Locale): PeriodTexts => catalogues[locale];
