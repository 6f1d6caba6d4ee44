import { churnInputsOf } from '../../config/churn_definition.js';
import type { Config } from '../../config/schema.js';
import { assumedWarnings } from '../../reporting/churn/assumed_warnings.js';

/** What is not wrong in a configuration, and yet better said than assumed. */
export const cautionTexts = (config: Config): readonly string[] =>
  config.churn === undefined ? [] : assumedWarnings(churnInputsOf(config)).warnings;
