import type { Config } from '../../config/schema.js';
import type { TableName } from '../../domain/tables/index.js';
import { sheetTexts as english } from './sheets_en.js';
import { sheetTexts as chinese } from './sheets_zh_cn.js';

/** Sheets of a run's workbook. */
export type SheetName =
  | 'about'
  | 'groups'
  | 'scores'
  | 'periods'
  | 'reconciliation'
  | 'audit'
  | 'quarantine'
  | 'act_first'
  | 'churn_scores'
  | 'dictionary'
  | 'manifest';

/** Lines of the reconciliation that stand under a fixed name; reasons, lists and flags have texts of their own. */
export type ReconciliationLine =
  | 'source'
  | 'kept'
  | 'quarantined'
  | 'excluded'
  | 'difference'
  | 'without_amount'
  | 'tax'
  | 'shipping'
  | 'coupon_amount'
  | 'netted_cancellations_set_apart'
  | 'exchange'
  | 'erased'
  | 'clean'
  | 'clean_difference'
  | 'refund'
  | 'cancellation';

/** Where the members of a period come from; a single result has no start unless its window has. */
export interface PeriodSpan {
  readonly label: string;
  readonly from: string | null;
  /** Last day included. */
  readonly to: string;
  readonly partial: boolean;
}

/** Texts of the sheets of a run's workbook. */
export interface SheetTexts {
  readonly title: (business: string, asOf: string) => string;
  readonly names: Readonly<Record<SheetName, string>>;
  readonly asOfNote: (asOf: string, timeZone: string, currency: string) => string;
  readonly totals: (rows: Readonly<Record<'read' | 'kept' | 'quarantined' | 'excluded', string>>) => string;
  readonly verdict: (closes: boolean) => string;
  readonly relative: string;
  readonly period: string;
  readonly perPeriod: string;
  readonly span: (period: PeriodSpan) => string;
  readonly severalSpans: (first: PeriodSpan, last: PeriodSpan, count: string) => string;
  readonly results: string;
  readonly orders: string;
  readonly members: string;
  readonly warning: string;
  readonly notAvailable: string;
  /** What a result lacks because this table is not configured. */
  readonly lacks: (table: string) => string;
  readonly checks: string;
  readonly addsUp: string;
  readonly gates: Readonly<Record<string, string>>;
  readonly verdicts: Readonly<Record<string, string>>;
  readonly drift: string;
  readonly noDrift: (runId: string) => string;
  readonly changes: Readonly<Record<string, string>>;
  readonly changed: (rows: string, amount: string, runId: string) => string;
  readonly sources: string;
  readonly definitions: string;
  /** What R, F, M, code, score and segment mean, each by a name. */
  readonly terms: (of: {
    readonly weights: Readonly<Record<'r' | 'f' | 'm', string>>;
    readonly names: string;
  }) => readonly (readonly [name: string, meaning: string])[];
  readonly consistency: string;
  readonly run: string;
  readonly runId: string;
  readonly published: string;
  readonly code: string;
  readonly configuration: string;
  readonly next: string;
  readonly steps: readonly (readonly [name: string, step: string])[];
  readonly lines: Readonly<Record<ReconciliationLine, string>>;
  readonly excludedList: (list: string) => string;
  readonly quarantineNote: string;
  readonly manifestNote: string;
}

const catalogues = { en: english, 'zh-CN': chinese } as const;

export const sheetTexts = (locale: Config['locale']): SheetTexts => catalogues[locale];

/** Tables without which a result of this job lacks something. */
export type UsedTable = Extract<
  TableName,
  'members' | 'member_links' | 'exclusions' | 'exchange_rates' | 'refunds'
>;
