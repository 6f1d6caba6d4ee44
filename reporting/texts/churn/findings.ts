import type { ChurnAlarm } from '../../../contracts/churn_alarms.js';
import type { Figure } from '../../report.js';
import type { Locale } from '../locale.js';
import { churnFindingTexts as english } from './findings_en.js';
import { churnFindingTexts as chinese } from './findings_zh_cn.js';

/** Figures of the alarms, as they are read. */
interface AlarmFigures {
  /** `features` are named, `more` are only counted; `psi` is that of the one that moved furthest. */
  readonly feature_drift: {
    readonly features: readonly string[];
    readonly more: Figure | null;
    readonly psi: string;
    readonly far: boolean;
  };
  readonly score_drift: { readonly psi: string };
  readonly predicted_against_actual: {
    readonly asOf: string;
    readonly predicted: string;
    readonly actual: string;
    /** Null: the facts do not tell it. */
    readonly model: string | null;
    readonly replaced: boolean;
  };
  readonly rate_rises: { readonly asOf: string; readonly then: string; readonly now: string };
  readonly model_old: { readonly asOf: string; readonly days: string };
}

/** Clauses without a full stop, as those of {@link FindingTexts}; actions are requests. */
export interface ChurnFindingTexts {
  /** `thereOn`: the day after a gap, for which it holds of who is there; null: no gap. */
  readonly atRisk: (of: {
    readonly members: Figure;
    readonly share: string;
    readonly by: string;
    readonly thereOn: string | null;
    readonly atStake: string;
  }) => string;
  readonly nobodyAtRisk: (of: { readonly by: string; readonly thereOn: string | null }) => string;
  readonly bestAtRisk: (of: { readonly members: Figure; readonly atStake: string }) => string;
  /** `mayBe`: these are told apart from those who may not be contacted. */
  readonly act: (of: {
    readonly members: Figure;
    readonly cost: string;
    readonly gain: string;
    readonly mayBe: boolean;
  }) => string;
  /** What stands after it: those of them who are listed, where the list ends before. */
  readonly listed: (of: { readonly members: Figure; readonly cost: string; readonly gain: string }) => string;
  /** And the reason that stands first most often on the list. */
  readonly mostly: (reason: string, members: Figure) => string;
  readonly joined: (first: string, second: string) => string;
  readonly moved: (of: { readonly rose: Figure; readonly fell: Figure; readonly asOf: string }) => string;
  readonly recoverable: (of: { readonly members: Figure; readonly atStake: string }) => string;
  readonly cameTrue: (of: {
    readonly asOf: string;
    readonly predicted: string;
    readonly actual: string;
  }) => string;
  readonly alarms: { readonly [Kind in ChurnAlarm['kind']]: (of: AlarmFigures[Kind]) => string };
  readonly actions: Readonly<
    Record<'actFirst' | 'inPerson' | 'winBack' | 'replaced' | ChurnAlarm['kind'], string>
  >;
}

const catalogues = { en: english, 'zh-CN': chinese } as const satisfies Readonly<
  Record<Locale, ChurnFindingTexts>
>;

export const churnFindingTexts = (locale: Locale): ChurnFindingTexts => catalogues[locale];
