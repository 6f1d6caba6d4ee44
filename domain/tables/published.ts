import type { TableName } from './index.js';

/** Tables that an RFM run publishes: in the workbook, and in the database under their own names. */
export const publishedTables = (configured: readonly TableName[]): readonly string[] => [
  'rfm_scores',
  'rfm_groups',
  'orders_clean',
  'order_adjustments',
  'reconciliation',
  'audit',
  ...configured.map((name) => `${name}_quarantine`),
];

/** Tables that scored churn is published in, likewise. */
export const publishedChurnTables = ['churn_scores', 'churn_reasons'] as const;

/** What the output database holds beside these, under names that nothing else may take. */
export const databaseOwnTables = [
  'runs',
  'latest_runs',
  'mail_ledger',
  'mail_recipients',
  'schema_version',
] as const;
