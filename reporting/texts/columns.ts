import type { Config } from '../../config/schema.js';
import type { ChurnColumnName } from './churn/columns.js';
import { churnColumnTexts as churnEnglish } from './churn/columns_en.js';
import { churnColumnTexts as churnChinese } from './churn/columns_zh_cn.js';
import { columnTexts as english } from './columns_en.js';
import { columnTexts as chinese } from './columns_zh_cn.js';

/** Columns of the tables that people open, those about churn aside. */
export type RfmColumnName =
  | 'member_id'
  | 'period'
  | 'scope'
  | 'as_of'
  | 'recency_days'
  | 'order_count'
  | 'monetary_sum'
  | 'r'
  | 'f'
  | 'm'
  | 'rfm_code'
  | 'rfm_sum'
  | 'rfm_score'
  | 'rank'
  | 'segment'
  | 'members'
  | 'member_share'
  | 'monetary_share'
  | 'recency_days_mean'
  | 'table_name'
  | 'column_name'
  | 'source_heading'
  | 'kind'
  | 'row_count'
  | 'missing'
  | 'unparseable'
  | 'distinct_values'
  | 'minimum'
  | 'maximum'
  | 'repeated_rows'
  | 'line'
  | 'amount'
  | 'source_file'
  | 'source_sheet'
  | 'source_row'
  | 'reason'
  | 'description'
  | 'remedy'
  | 'value'
  | 'raw_values'
  | 'name'
  | 'topic'
  | 'sheet'
  | 'stored_name'
  | 'meaning'
  | 'fault_heading'
  | 'row_amount'
  | 'starts_on'
  | 'ends_on'
  | 'recency_edges'
  | 'frequency_edges'
  | 'monetary_edges'
  | 'collapsed'
  | 'out_of_range';

/** Columns of the tables that people open. */
export type ColumnName = RfmColumnName | ChurnColumnName;

/** Heading and meaning of a column. */
export type ColumnText = readonly [heading: string, meaning: string];

const catalogues = {
  en: { ...english, ...churnEnglish },
  'zh-CN': { ...chinese, ...churnChinese },
} as const;

/** Heading and meaning of a column in the language of the reader. */
export const columnText = (name: ColumnName, locale: Config['locale']): ColumnText =>
  catalogues[locale][name];
