import type { TableName } from '../tables/index.js';

/** What a configured table can tell. */
export interface TableInputs {
  /** Its columns that the configuration fills. */
  readonly columns: ReadonlySet<string>;
  /** Whether columns without a timestamp of their own are as they were; otherwise they describe today and are barred. */
  readonly pointInTime: boolean;
  /** Whether nobody has said so, one way or the other; absent: somebody has. */
  readonly isAssumed?: boolean;
}

/** The configured tables, by name; a table that is not configured is not there. */
export type ChurnInputs = ReadonlyMap<TableName, TableInputs>;
