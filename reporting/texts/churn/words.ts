import type { SnapshotUse } from '../../../contracts/churn_card.js';
import type { DriftVerdict } from '../../../domain/churn/drift.js';
import type { ChurnLearner } from '../../../domain/churn/learners.js';
import type { Suppression } from '../../../domain/churn/suppression.js';
import type { ChurnLeftOut, Recoverability, RiskBand, ValueClass } from '../../../contracts/churn_facts.js';
import type { ChurnGroup, ChurnLasting, ChurnMark, ChurnRuleName } from '../../../domain/churn/definition.js';
import type { Locale } from '../locale.js';
import { churnWords as english } from './words_en.js';
import { churnWords as chinese } from './words_zh_cn.js';

/** How often the model was right among the members with the greatest probabilities, as people count. */
export interface TopTenthInWords {
  /** Of a hundred such members, how many left. */
  readonly left: string;
  /** As a multiple of the average; null: nobody left. */
  readonly times: string | null;
  /** Part of all who left that is in that tenth; null: nobody left. */
  readonly found: string | null;
}

/** What the parts of churn are called. */
export interface ChurnWords {
  readonly bands: Readonly<Record<RiskBand, string>>;
  /** Band with the probabilities that belong to it; `to` null: up to 100 %. */
  readonly bandRange: (from: string, to: string | null) => string;
  readonly valueClasses: Readonly<Record<ValueClass, string>>;
  readonly recoverabilities: Readonly<Record<Recoverability, string>>;
  readonly leftOut: Readonly<Record<ChurnLeftOut, string>>;
  /** Why a member may not be contacted. */
  readonly suppressions: Readonly<Record<Suppression, string>>;
  readonly marks: Readonly<Record<ChurnMark, string>>;
  readonly lasting: Readonly<Record<ChurnLasting, string>>;
  readonly learners: Readonly<Record<ChurnLearner, string>>;
  readonly uses: Readonly<Record<SnapshotUse['use'], string>>;
  readonly verdicts: Readonly<Record<DriftVerdict, string>>;
  readonly calibrations: Readonly<Record<'isotonic' | 'platt', string>>;
  /** A rule as what a member has done; its measure is written out. */
  readonly rules: Readonly<Record<ChurnRuleName, (measure: string) => string>>;
  /** A group of rules as one clause, its parts being clauses; `nested`: within another group. */
  readonly group: (parts: ChurnGroup<string>, nested: boolean) => string;
  readonly definition: (clause: string) => string;
  /** A band of members who are not scored at one of two times. */
  readonly notScored: string;
  /** Difference of two shares, in percentage points, with its sign. */
  readonly points: (signed: string) => string;
  readonly topTenth: (of: TopTenthInWords) => string;
}

const catalogues = { en: english, 'zh-CN': chinese } as const satisfies Readonly<Record<Locale, ChurnWords>>;

export const churnWords = (locale: Locale): ChurnWords => catalogues[locale];
