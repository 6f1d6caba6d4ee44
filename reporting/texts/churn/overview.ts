import type { Figure } from '../../report.js';
import type { Locale } from '../locale.js';
import { churnOverviewTexts as english } from './overview_en.js';
import { churnOverviewTexts as chinese } from './overview_zh_cn.js';

export const churnCardIds = [
  'churn_expected',
  'churn_at_risk',
  'churn_at_stake',
  'churn_gain',
  'churn_churned',
  'churn_found',
] as const;
export type ChurnCardId = (typeof churnCardIds)[number];

/** What stands at the top and at the end of a report about churn. */
export interface ChurnOverviewTexts {
  readonly title: (business: string, asOf: string) => string;
  /** The day on which the label window is over, and its days. */
  readonly period: (of: { readonly from: string; readonly by: string; readonly days: string }) => string;
  /** At most 80 characters with numbers of ten digits. */
  readonly subject: (of: { readonly atRisk: Figure; readonly act: Figure }) => string;
  readonly subjectNobody: (expected: Figure) => string;
  readonly cards: Readonly<Record<ChurnCardId, { readonly label: string; readonly meaning: string }>>;
  readonly ofKnown: (share: string) => string;
  readonly ofScored: (share: string) => string;
  /** Where the list holds only some of those whom a contact pays for; `mayBe`: and who may be contacted, unlike others. */
  readonly ofAllPaying: (of: {
    readonly members: Figure;
    readonly gain: string;
    readonly mayBe: boolean;
  }) => string;
  /** Sentence on how many leave; `comparison` is a clause. `thereOn`: the day after a gap, for which it holds of who is there; null: no gap. */
  readonly expected: (of: {
    readonly asOf: string;
    readonly scored: Figure;
    readonly expected: Figure;
    readonly share: string;
    readonly by: string;
    readonly thereOn: string | null;
    readonly comparison: string;
  }) => string;
  readonly compared: (points: string, against: string) => string;
  readonly nobodyScored: (asOf: string) => string;
  readonly accounts: (of: {
    readonly known: Figure;
    readonly scored: Figure;
    readonly churned: Figure;
  }) => string;
  /** What is told beside figures of another day, or of other data. */
  readonly apart: {
    /** A sentence with the day of the scores before it. */
    readonly finding: (asOf: string, sentence: string) => string;
    readonly note: (of: { readonly runId: string; readonly asOf: string }) => string;
  };
  readonly about: {
    readonly names: Readonly<
      Record<
        | 'business'
        | 'asOf'
        | 'window'
        | 'currency'
        | 'definition'
        | 'model'
        | 'trained'
        | 'scored'
        | 'seed'
        | 'data'
        | 'run',
        string
      >
    >;
    readonly trainedAsOf: (asOf: string) => string;
    readonly windowOf: (of: { readonly from: string; readonly to: string; readonly days: string }) => string;
  };
  readonly glossary: (of: { readonly days: string }) => readonly (readonly [term: string, meaning: string])[];
  /** What to do with the workbook, in order. */
  readonly steps: readonly (readonly [name: string, step: string])[];
  readonly listNote: (shown: string) => string;
  readonly scoresNote: string;
  /** `more`: how many others are not named; null: none. */
  readonly notAvailable: (of: {
    readonly features: string;
    readonly more: Figure | null;
    readonly table: string;
  }) => string;
  readonly leak: (of: {
    readonly feature: string;
    readonly alone: string;
    readonly withIt: string;
    readonly without: string;
  }) => string;
}

const catalogues = { en: english, 'zh-CN': chinese } as const satisfies Readonly<
  Record<Locale, ChurnOverviewTexts>
>;

export const churnOverviewTexts = (locale: Locale): ChurnOverviewTexts => catalogues[locale];
