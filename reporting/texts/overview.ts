import type { Figure } from '../report.js';
import { overviewTexts as english } from './overview_en.js';
import { overviewTexts as chinese } from './overview_zh_cn.js';
import type { Locale } from './locale.js';

export const cardIds = ['members', 'orders', 'value', 'value_each', 'orders_each', 'best_part'] as const;
export type CardId = (typeof cardIds)[number];

/** Texts of what stands at the top of a report: title, period, cards, summary. */
export interface OverviewTexts {
  readonly title: (business: string, asOf: string) => string;
  /** Days of a period; `from` null: everything before. */
  readonly span: (of: {
    readonly from: string | null;
    readonly to: string;
    readonly partial: boolean;
  }) => string;
  readonly period: (label: string, span: string) => string;
  readonly comparedWith: (kind: 'period' | 'run', label: string) => string;
  readonly periods: (span: string, comparison: string) => string;
  readonly cards: Readonly<Record<CardId, { readonly label: string; readonly meaning: string }>>;
  /** Label of the card on how value is spread: the part of the members it is about. */
  readonly bestPart: (memberShare: string) => string;
  readonly cardChange: (share: string, against: string) => string;
  readonly noChange: (against: string) => string;
  /** Why a card has no comparison. */
  readonly nothingEarlier: string;
  readonly notKeptEarlier: string;
  readonly notOver: (label: string) => string;
  /** Sentences of the summary. */
  readonly size: (of: {
    readonly period: string;
    readonly members: Figure;
    readonly orders: Figure;
    readonly value: string;
    /** A clause. */
    readonly comparison: string;
  }) => string;
  /** Clauses on the comparison; changes with their sign. */
  readonly compared: (of: {
    readonly members: string;
    readonly value: string;
    readonly against: string;
  }) => string;
  readonly comparedWithNothing: string;
  readonly notCompared: string;
  readonly nothingToTell: string;
  readonly openSoFar: (of: {
    readonly label: string;
    readonly to: string;
    readonly members: Figure;
    readonly value: string;
  }) => string;
  readonly suggested: (action: string) => string;
  readonly addsUp: (of: { readonly read: Figure; readonly kept: Figure; readonly share: string }) => string;
  readonly differs: (read: Figure) => string;
}

const catalogues: Readonly<Record<Locale, OverviewTexts>> = { en: english, 'zh-CN': chinese };

export const overviewTexts = (locale: Locale): OverviewTexts => catalogues[locale];
