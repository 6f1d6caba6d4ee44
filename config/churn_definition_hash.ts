import { churnDefinitionOf } from './churn_definition.js';
import { canonicalHash } from './hash.js';
import type { ChurnConfig, Config } from './schema.js';

/**
 * Hash of definition, gap and label window: models and scores of another definition are never compared. Nor are those with
 * a gap of before members who left in it were left out: their labels meant something else.
 */
export const churnDefinitionHash = (config: Pick<Config, 'tables' | 'churn'>, churn: ChurnConfig): string =>
  canonicalHash({
    definition: churnDefinitionOf(config),
    labelDays: churn.label_days,
    gapDays: churn.gap_days,
    ...(churn.gap_days > 0 && { leftInGap: 'not_judged' }),
  });
