import type { ChurnSectionId, Figure } from '../../report.js';
import type { Locale } from '../locale.js';
import { churnSectionTexts as english } from './sections_en.js';
import { churnSectionTexts as chinese } from './sections_zh_cn.js';

export const churnTableIds = [
  'churn_bands',
  'churn_band_values',
  'churn_recoverability',
  'churn_reasons',
  'churn_tenths',
  'churn_measures',
  'churn_drivers',
  'churn_candidates',
  'churn_runs',
  'churn_run_tenths',
  'churn_moves',
  'churn_drift',
  'churn_rules',
  'churn_accounts',
  'churn_snapshots',
  'churn_left_out',
] as const;
export type ChurnTableId = (typeof churnTableIds)[number];

export const churnMeasures = [
  'rocAuc',
  'prAuc',
  'logLoss',
  'brier',
  'liftTopTenth',
  'foundInTopTenth',
] as const;
export type ChurnMeasure = (typeof churnMeasures)[number];

/** Titles, leads and notes of the sections about churn. */
export interface ChurnSectionTexts {
  readonly sections: Readonly<Record<ChurnSectionId, { readonly title: string; readonly lead: string }>>;
  readonly tables: Readonly<Record<ChurnTableId, { readonly title: string; readonly empty: string }>>;
  readonly measures: Readonly<Record<ChurnMeasure, { readonly name: string; readonly meaning: string }>>;
  readonly probability: { readonly heading: string; readonly description: string };
  readonly groups: Readonly<Record<'known' | 'scored', string>>;
  readonly leftOutReasons: Readonly<
    Record<'table_missing' | 'not_point_in_time' | 'constant' | 'leak_suspected', string>
  >;
  readonly yes: string;
  readonly no: string;
  readonly notes: {
    readonly stake: (days: string) => string;
    readonly probabilities: (from: string, to: string) => string;
    readonly recoverable: (days: string) => string;
    readonly payoff: (of: {
      /** Null: at the mean value at stake a contact never pays. */
      readonly threshold: string | null;
      readonly cost: string;
      readonly success: string;
      readonly margin: string;
    }) => string;
    readonly nobodyPays: string;
    /** `mayBe`: these are told apart from those who may not be contacted. */
    readonly costAndGain: (of: {
      readonly members: Figure;
      readonly cost: string;
      readonly gain: string;
      readonly mayBe: boolean;
    }) => string;
    readonly list: string;
    readonly shortened: (of: {
      readonly members: Figure;
      readonly cost: string;
      readonly gain: string;
    }) => string;
    /** Members who may not be contacted, with the reasons. */
    readonly suppressed: (of: { readonly members: Figure; readonly reasons: string }) => string;
    /** The same where a contact pays for nobody else. */
    readonly allSuppressed: (of: { readonly members: Figure; readonly reasons: string }) => string;
    readonly suppressedFor: (reason: string, members: string) => string;
    readonly testedOn: (of: {
      readonly on: string;
      readonly rows: Figure;
      readonly churners: Figure;
    }) => string;
    readonly learnedFrom: (of: {
      readonly learner: string;
      readonly snapshots: Figure;
      readonly first: string;
      readonly last: string;
    }) => string;
    readonly unweighted: string;
    readonly calibrated: (of: {
      readonly method: string;
      readonly before: string;
      readonly after: string;
    }) => string;
    readonly notCalibrated: (
      tried: { readonly method: string; readonly before: string; readonly after: string } | null,
    ) => string;
    readonly champion: (of: {
      readonly model: string;
      readonly earlier: string;
      readonly own: string;
    }) => string;
    readonly firstModel: string;
    readonly flagged: string;
    readonly ofRun: (asOf: string, clause: string) => string;
    readonly noneOver: (firstEnd: string) => string;
    readonly meanMoved: (of: {
      readonly then: string;
      readonly now: string;
      readonly asOf: string;
    }) => string;
    readonly leftToScores: string;
    readonly noAlarm: string;
    readonly indexLimits: (warn: string, alarm: string) => string;
    /** Between what is known and the label window. */
    readonly gap: (days: string) => string;
    readonly window: (of: { readonly from: string; readonly to: string; readonly days: string }) => string;
  };
  readonly charts: {
    readonly axes: Readonly<
      Record<
        | 'members'
        | 'band'
        | 'valueClass'
        | 'expected'
        | 'reason'
        | 'tenth'
        | 'share'
        | 'predicted'
        | 'actual'
        | 'asOf',
        string
      >
    >;
    readonly heat: (of: {
      readonly members: Figure;
      readonly band: string;
      readonly valueClass: string;
    }) => ChartWords;
    readonly expected: (of: { readonly members: Figure; readonly share: string }) => ChartWords;
    readonly reasons: (of: { readonly reason: string; readonly members: Figure } | null) => ChartWords;
    readonly calibration: (of: {
      readonly predicted: string;
      readonly actual: string;
      readonly lowPredicted: string;
      readonly lowActual: string;
    }) => ChartWords;
    readonly runs: (of: {
      readonly asOf: string;
      readonly predicted: string;
      readonly actual: string | null;
    }) => ChartWords;
    readonly flow: (of: {
      readonly before: string;
      readonly after: string;
      readonly rose: Figure;
      readonly fell: Figure;
      readonly gone: Figure;
      readonly entered: Figure;
    }) => ChartWords;
  };
}

export interface ChartWords {
  readonly title: string;
  readonly description: string;
}

const catalogues = { en: english, 'zh-CN': chinese } as const satisfies Readonly<
  Record<Locale, ChurnSectionTexts>
>;

export const churnSectionTexts = (locale: Locale): ChurnSectionTexts => catalogues[locale];

export const isChurnTable = (id: string): id is ChurnTableId =>
  (churnTableIds as readonly string[]).includes(id);
