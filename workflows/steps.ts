import { proxyActivities, type ActivityInterfaceFor, type ActivityOptions } from '@temporalio/workflow';
import type { Activities } from '../activities/index.js';
import { nonRetryableFailures } from '../contracts/failures.js';
import { heartbeats } from '../contracts/heartbeats.js';

/**
 * Limits of a step. What can be cured by waiting (a full disk, a locked database) is tried for as long as it takes;
 * failures that waiting does not cure end the run at once.
 */
const limits = {
  startToCloseTimeout: '4 hours',
  heartbeatTimeout: heartbeats.timeout,
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

/** Tidying up keeps nobody waiting for longer than a store may need to come back; retention tidies up too. */
const tidyLimits = {
  ...quickLimits,
  retry: { ...limits.retry, maximumAttempts: 5 },
} satisfies ActivityOptions;

/** A mail server that does not answer for so long is not waited for any more; the results are published by then. */
const mailLimits = { ...limits, scheduleToCloseTimeout: '1 day' } satisfies ActivityOptions;
/** A failed run is to be seen as failed soon. */
const failureMailLimits = { ...limits, scheduleToCloseTimeout: '10 minutes' } satisfies ActivityOptions;

/** The steps, each with the summary that the UI's timeline shows. */
export const steps = {
  openRun: step('openRun', 'Store the configuration', quickLimits),
  restoreStaged: step('restoreStaged', 'Staging tables as they were'),
  extract: step('extract', 'Read the sources as they are'),
  audit: step('audit', 'Describe every column'),
  clean: step('clean', 'Part clean rows from the others'),
  check: step('check', 'Compare with limits and earlier runs'),
  features: step('features', 'Recency, frequency, monetary value'),
  score: step('score', 'Bins, codes, scores, groups'),
  findings: step('findings', 'What there is to tell'),
  publish: step('publish', 'Database, workbook, manifest'),
  compareRerun: step('compareRerun', 'Compare with the tables of the run'),
  planReport: step('planReport', 'What to render, and for whom', quickLimits),
  renderPage: step('renderPage', 'Report page'),
  renderWorkbook: step('renderWorkbook', 'Workbook for a further audience'),
  sendReport: step('sendReport', 'Mail of one recipient group', mailLimits),
  sendFailure: step('sendFailure', 'Tell of the failure by mail', failureMailLimits),
  planRemovals: step('planRemovals', 'What the policy lets go'),
  removePlanned: step('removePlanned', 'Remove it'),
  inspectSources: step('inspectSources', 'Try every source'),
  lookAtRun: step('lookAtRun', 'How the run under way stands', quickLimits),
  tidyRun: step('tidyRun', 'Remove what is half-written', tidyLimits),
  drawKey: step('drawKey', 'Draw the secret of the business', quickLimits),
  barMember: step('barMember', 'Bar the member from later runs'),
  runsUnderWay: step('runsUnderWay', 'Which runs are under way', quickLimits),
  holdRuns: step('holdRuns', 'Let other runs wait, or go on', quickLimits),
  storedRuns: step('storedRuns', 'Which runs are stored', quickLimits),
  rewriteRun: step('rewriteRun', 'Take the member out of one run'),
  removeUnpublished: step('removeUnpublished', 'Remove what was never published'),
  eraseFromDatabase: step('eraseFromDatabase', 'Take the member out of the database'),
  eraseFromOutputs: step('eraseFromOutputs', 'Make copies and mails anew'),
  recordErasure: step('recordErasure', 'Record what was done', quickLimits),
  dataOfRun: step('dataOfRun', 'Clean tables of the RFM run', quickLimits),
  churnSnapshots: step('churnSnapshots', 'Members as they were, and what came of them'),
  trainChurnModel: step('trainChurnModel', 'Learn who leaves'),
  publishChurnModel: step('publishChurnModel', 'Manifest of the model', quickLimits),
  churnFeatures: step('churnFeatures', 'Members at the as-of'),
  scoreChurnMembers: step('scoreChurnMembers', 'Probabilities, bands, reasons'),
  monitorChurn: step('monitorChurn', 'Drift, and what came of earlier scores'),
  publishChurnScores: step('publishChurnScores', 'Database, workbook, manifest'),
};

function step<Name extends keyof Activities>(
  name: Name,
  summary: string,
  of: ActivityOptions = limits,
): ActivityInterfaceFor<Activities>[Name] {
  return proxyActivities<Activities>({ ...of, summary })[name];
}
