import type { Tier } from '../findings/tiers.js';
import type { ChurnSectionId, Figure, SectionId } from '../report.js';
import { sectionTexts as english } from './sections_en.js';
import { sectionTexts as chinese } from './sections_zh_cn.js';
import type { Locale } from './locale.js';

export type TableId =
  | 'segments'
  | 'recency_frequency'
  | 'tiers'
  | 'groups_pivot'
  | 'groups'
  | 'concentration'
  | 'movement'
  | 'movement_totals'
  | 'trend'
  | 'accounts'
  | 'reasons'
  | 'checks'
  | 'drift'
  | 'reconciliation'
  | 'audit'
  | 'bins'
  | 'periods'
  | 'weights';

/** Titles, leads and notes of the sections; those about churn stand apart. Descriptions of charts: {@link ChartTexts}. */
export interface SectionTexts {
  readonly sections: Readonly<
    Record<Exclude<SectionId, ChurnSectionId>, { readonly title: string; readonly lead: string }>
  >;
  readonly tables: Readonly<Record<TableId, { readonly title: string; readonly empty: string }>>;
  readonly tiers: Readonly<Record<Tier, string>>;
  readonly verdict: (closes: boolean) => string;
  readonly states: Readonly<Record<'over' | 'open', string>>;
  readonly dimensions: Readonly<Record<'r' | 'f' | 'm', string>>;
  readonly ownUnit: (heading: string, unit: string) => string;
  readonly above: (edge: string) => string;
  readonly upTo: (edge: string) => string;
  readonly aboveUpTo: (above: string, upTo: string) => string;
  /** Every value gets the digit: there is no edge. */
  readonly anyValue: string;
  /** Flows between segments that are told together, as the last row of the table. */
  readonly otherFlows: (flows: Figure) => string;
  readonly notes: {
    readonly tiersOf: (large: string, rare: string, times: string) => string;
    readonly thinMembers: (members: Figure, least: string) => string;
    readonly thinDays: (days: Figure, least: string) => string;
    readonly withoutCode: (members: Figure) => string;
    readonly collapsed: (edges: Figure, period: string) => string;
    readonly latestPeriodsOnly: (shown: Figure, all: Figure) => string;
    readonly segmentsTogether: (shown: Figure, all: Figure) => string;
    readonly openLast: (label: string) => string;
    readonly notFair: (from: string, to: string) => string;
    readonly flowsTogether: (flows: Figure, members: Figure) => string;
    readonly matchesOwn: string;
    readonly largestOnly: (shown: Figure, all: Figure) => string;
  };
}

const catalogues: Readonly<Record<Locale, SectionTexts>> = { en: english, 'zh-CN': chinese };

export const sectionTexts = (locale: Locale): SectionTexts => catalogues[locale];
