import { proxyActivities, type ActivityOptions } from '@temporalio/workflow';
import type { Activities } from '../activities/index.js';
import { nonRetryableFailures } from '../contracts/failures.js';

/**
 * Limits of a step. What can be cured by waiting (a full disk, a locked database) is tried for as long as it takes;
 * failures that waiting does not cure end the run at once.
 */
const limits = {
  startToCloseTimeout: '4 hours',
  heartbeatTimeout: '15 seconds',
  cancellationType: 'WAIT_CANCELLATION_COMPLETED',
  retry: {
    initialInterval: '1 second',
    backoffCoefficient: 2,
    maximumInterval: '1 minute',
    nonRetryableErrorTypes: nonRetryableFailures,
  },
} satisfies ActivityOptions;

/** Steps that only store or look up something small. */
const quickLimits = { ...limits, startToCloseTimeout: '5 minutes' } satisfies ActivityOptions;

/** The steps, each with the summary that the UI's timeline shows. */
export const steps = {
  openRun: step('openRun', 'Store the configuration', quickLimits),
  extract: step('extract', 'Read the sources as they are'),
  audit: step('audit', 'Describe every column'),
  clean: step('clean', 'Part clean rows from the others'),
  check: step('check', 'Compare with limits and earlier runs'),
  features: step('features', 'Recency, frequency, monetary value'),
  score: step('score', 'Bins, codes, scores, groups'),
  publish: step('publish', 'Database, workbook, manifest'),
  inspectSources: step('inspectSources', 'Try every source'),
  tidyRun: step('tidyRun', 'Remove what is half-written', quickLimits),
};

function step<Name extends keyof Activities>(
  name: Name,
  summary: string,
  of: ActivityOptions = limits,
): Activities[Name] {
  return proxyActivities<Activities>({ ...of, summary })[name];
}
