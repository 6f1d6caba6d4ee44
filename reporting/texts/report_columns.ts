import { reportColumnTexts as english } from './report_columns_en.js';
import { reportColumnTexts as chinese } from './report_columns_zh_cn.js';
import type { ColumnText } from './columns.js';
import type { Locale } from './locale.js';

/** Columns of the tables of a report that no stored table has. */
export const reportColumnNames = [
  'tier',
  'monetary_each',
  'member_change',
  'member_change_share',
  'action',
  'strength',
  'best_share',
  'best_monetary_share',
  'from_segment',
  'to_segment',
  'of_from',
  'stayed',
  'rose',
  'fell',
  'left',
  'entered',
  'row_share',
  'check',
  'verdict',
  'digit',
  'recency_range',
  'frequency_range',
  'monetary_range',
  'dimension',
  'weight',
  'state',
] as const;
export type ReportColumnName = (typeof reportColumnNames)[number];

const catalogues: Readonly<Record<Locale, Readonly<Record<ReportColumnName, ColumnText>>>> = {
  en: english,
  'zh-CN': chinese,
};

/** Heading and meaning of a column in the language of the reader. */
export const reportColumnText = (name: ReportColumnName, locale: Locale): ColumnText =>
  catalogues[locale][name];

export const isReportColumn = (name: string): name is ReportColumnName =>
  (reportColumnNames as readonly string[]).includes(name);
