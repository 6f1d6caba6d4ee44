import { churnInputsOf } from '../../config/churn_definition.js';
import type { Config } from '../../config/schema.js';
import { assumedColumns } from '../../domain/churn/assumed_columns.js';
import { warningsIn } from '../../reporting/warnings.js';

/** What is not wrong in a configuration, and yet better said than assumed. */
export function cautionTexts(config: Config): readonly string[] {
  const columns = config.churn === undefined ? [] : [...assumedColumns(churnInputsOf(config))];
  return columns.length === 0 ? [] : warningsIn([{ code: 'churn_columns_assumed', columns }]).warnings;
}
