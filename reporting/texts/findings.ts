import type { OrderChange } from '../../contracts/warnings.js';
import type { Figure } from '../report.js';
import { findingTexts as english } from './findings_en.js';
import { findingTexts as chinese } from './findings_zh_cn.js';
import type { Locale } from './locale.js';

/** What a group or a segment comes to, and its parts of the whole. */
export interface GroupInWords {
  readonly name: string;
  readonly members: Figure;
  readonly memberShare: string;
  readonly monetaryShare: string;
}

/** How a segment has changed. */
export interface ChangeInWords {
  readonly segment: string;
  readonly now: Figure;
  /** Without a sign; see `rose`. */
  readonly change: Figure;
  readonly rose: boolean;
  /** With a sign; null: there was nobody before. */
  readonly share: string | null;
  /** Such as `on 2017Q3`. */
  readonly against: string;
}

/** Members who went from one segment to another. */
export interface MoveInWords {
  readonly members: Figure;
  readonly from: string;
  readonly to: string;
  /** Labels of the periods, or as-of days of the runs. */
  readonly before: string;
  readonly after: string;
}

/** Members of a segment who are not scored any more. */
export interface LossInWords extends Omit<MoveInWords, 'to' | 'after'> {
  /** Such as `did not order in 2017Q4`. */
  readonly absence: string;
}

/** Clauses without a full stop; whoever uses them makes sentences of them. */
export interface FindingTexts {
  readonly group: (code: string, segment: string) => string;
  readonly groups: (codes: string) => string;
  readonly groupsAndMore: (codes: string, more: Figure) => string;
  readonly changed: (of: ChangeInWords) => string;
  /** What stands after a change, about the members who moved. */
  readonly nowElsewhere: (of: MoveInWords) => string;
  readonly nowGone: (of: LossInWords) => string;
  readonly nowHere: (of: MoveInWords) => string;
  readonly joined: (change: string, moved: string) => string;
  readonly bringsMost: (of: GroupInWords) => string;
  readonly nobody: (period: string) => string;
  readonly groupSize: (of: GroupInWords) => string;
  /** Several groups in one. */
  readonly together: (of: GroupInWords) => string;
  /** `times`: how much larger the share of the value is than that of the members. */
  readonly rareButValuable: (of: GroupInWords & { readonly times: string }) => string;
  readonly fell: (of: MoveInWords & { readonly atStake: string }) => string;
  readonly rose: (of: MoveInWords) => string;
  readonly left: (of: LossInWords & { readonly share: string; readonly atStake: string }) => string;
  readonly entered: (
    of: Pick<MoveInWords, 'members' | 'before' | 'after'> & { readonly share: string },
  ) => string;
  /** Of two runs over all orders. */
  readonly newSince: (of: Pick<MoveInWords, 'members' | 'before'> & { readonly share: string }) => string;
  readonly setAside: (of: {
    readonly rows: Figure;
    readonly read: Figure;
    readonly share: string;
    readonly largest: Figure;
    /** A sentence without its full stop. */
    readonly reason: string;
  }) => string;
  readonly noneSetAside: (read: Figure) => string;
  readonly outOfRange: (of: {
    readonly members: Figure;
    readonly share: string;
    readonly period: string;
  }) => string;
  readonly restated: Readonly<Record<OrderChange, (rows: Figure, amount: string, runId: string) => string>>;
  /** What to do about members outside the edges. */
  readonly widenEdges: string;
}

const catalogues: Readonly<Record<Locale, FindingTexts>> = { en: english, 'zh-CN': chinese };

export const findingTexts = (locale: Locale): FindingTexts => catalogues[locale];
