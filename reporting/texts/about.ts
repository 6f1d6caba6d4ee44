import type { LearnedWeights } from '../../contracts/manifest.js';
import { aboutTexts as english } from './about_en.js';
import { aboutTexts as chinese } from './about_zh_cn.js';
import type { Locale } from './locale.js';

/** Where a report comes from, what its words mean, and what it cannot tell. */
export interface AboutTexts {
  readonly names: Readonly<
    Record<
      | 'business'
      | 'asOf'
      | 'period'
      | 'currency'
      | 'timeZone'
      | 'source'
      | 'weights'
      | 'consistency'
      | 'learned'
      | 'mapping'
      | 'run'
      | 'published'
      | 'code'
      | 'configuration'
      | 'nextUpdate',
      string
    >
  >;
  readonly asOfMeaning: (asOf: string) => string;
  readonly source: (table: string, path: string, sheets: readonly string[]) => string;
  readonly weights: (weights: Readonly<Record<'r' | 'f' | 'm', string>>) => string;
  /** How weights were learned from the members' levels; `rows` are members and periods. */
  readonly learned: (of: {
    readonly importance: LearnedWeights['importance'];
    readonly levels: string;
    readonly rows: string;
    readonly heldOut: { readonly right: string; readonly mostFrequent: string } | null;
  }) => string;
  readonly nextUpdate: string;
  readonly glossary: (of: {
    readonly large: string;
    readonly rare: string;
    readonly times: string;
  }) => readonly (readonly [term: string, meaning: string])[];
  readonly notAvailable: (what: string) => string;
}

const catalogues: Readonly<Record<Locale, AboutTexts>> = { en: english, 'zh-CN': chinese };

export const aboutTexts = (locale: Locale): AboutTexts => catalogues[locale];
