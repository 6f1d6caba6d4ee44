import type { Figure } from '../report.js';
import { chartTexts as english } from './charts_en.js';
import { chartTexts as chinese } from './charts_zh_cn.js';
import type { Locale } from './locale.js';

/** Titles of charts and their axes, and what each shows in words, with its main figures. */
export interface ChartTexts {
  readonly axes: Readonly<
    Record<
      | 'period'
      | 'members'
      | 'memberChange'
      | 'orders'
      | 'value'
      | 'segment'
      | 'code'
      | 'cumulativeShare'
      | 'bestMembers'
      | 'valueShare',
      string
    >
  >;
  readonly recencyAxis: string;
  readonly frequencyAxis: string;
  readonly segments: (of: {
    readonly columns: Figure;
    readonly label: string;
    readonly members: Figure;
    readonly largest: string;
    readonly largestMembers: Figure;
  }) => ChartInWords;
  readonly recencyFrequency: (of: {
    readonly period: string;
    readonly recency: string;
    readonly frequency: string;
    readonly members: Figure;
    readonly share: string;
  }) => ChartInWords;
  /** `members` with their sign; null: nobody was gained or lost anywhere. */
  readonly recencyFrequencyChange: (of: {
    readonly before: string;
    readonly after: string;
    readonly rise: CellChange | null;
    readonly fall: CellChange | null;
  }) => ChartInWords;
  readonly groups: (of: {
    readonly groups: Figure;
    readonly periods: Figure;
    readonly code: string;
    readonly period: string;
    readonly members: Figure;
  }) => ChartInWords;
  readonly pareto: (of: {
    readonly segments: Figure;
    readonly first: string;
    readonly share: string;
  }) => ChartInWords;
  readonly concentration: (of: {
    readonly period: string;
    readonly members: string;
    readonly value: string;
  }) => ChartInWords;
  readonly flow: (of: FlowInWords) => ChartInWords;
  readonly matrix: (of: FlowInWords) => ChartInWords;
  readonly membersTrend: (of: TrendInWords) => ChartInWords;
  readonly valueTrend: (of: TrendInWords) => ChartInWords;
}

export interface CellChange {
  readonly cell: string;
  readonly members: string;
}

export interface ChartInWords {
  readonly title: string;
  readonly description: string;
}

export interface FlowInWords {
  readonly before: string;
  readonly after: string;
  readonly stayed: string;
  readonly fell: Figure;
  readonly rose: Figure;
  readonly left: Figure;
  readonly entered: Figure;
}

export interface TrendInWords {
  readonly first: string;
  readonly last: string;
  readonly from: string;
  readonly to: string;
}

const catalogues: Readonly<Record<Locale, ChartTexts>> = { en: english, 'zh-CN': chinese };

export const chartTexts = (locale: Locale): ChartTexts => catalogues[locale];
