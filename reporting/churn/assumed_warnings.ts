import { assumedColumns } from '../../domain/churn/assumed_columns.js';
import type { ChurnInputs } from '../../domain/churn/inputs.js';
import { warningsIn } from '../warnings.js';

/** Warns of the columns that are taken for what was so in the past, without the configuration saying so. */
export function assumedWarnings(inputs: ChurnInputs): ReturnType<typeof warningsIn> {
  const columns = [...assumedColumns(inputs)];
  return warningsIn(columns.length === 0 ? [] : [{ code: 'churn_columns_assumed', columns }]);
}
