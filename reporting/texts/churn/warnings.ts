import type { ModelUnusable } from '../../../contracts/churn_warnings.js';
import type { Figure } from '../../report.js';
import type { Locale } from '../locale.js';
import { churnWarningTexts as english } from './warnings_en.js';
import { churnWarningTexts as chinese } from './warnings_zh_cn.js';

/** What a churn run warns of: clauses that make sense alone, without a full stop. */
export interface ChurnWarningTexts {
  readonly leak: (of: { readonly feature: string; readonly alone: string }) => string;
  /** `least`: fewer of either outcome say little. */
  readonly fewTested: (of: {
    readonly on: string;
    readonly churners: Figure;
    readonly others: Figure;
    readonly least: string;
  }) => string;
  readonly testedOff: (of: {
    readonly on: string;
    readonly predicted: string;
    readonly actual: string;
  }) => string;
  /** @param columns with their table, such as `members.level` */
  readonly columnsAssumed: (columns: readonly string[]) => string;
  readonly notByTime: string;
  readonly notCalibrated: string;
  /** `because`: name of the learner's failure. */
  readonly learnerFailed: (of: { readonly learner: string; readonly because: string }) => string;
  readonly modelReplaced: (of: { readonly modelId: string; readonly because: string }) => string;
  readonly unusable: Readonly<Record<ModelUnusable, string>>;
  /** @param clause what alarms, see {@link ChurnFindingTexts} */
  readonly alarm: (clause: string) => string;
}

const catalogues = { en: english, 'zh-CN': chinese } as const satisfies Readonly<
  Record<Locale, ChurnWarningTexts>
>;

export const churnWarningTexts = (locale: Locale): ChurnWarningTexts => catalogues[locale];
