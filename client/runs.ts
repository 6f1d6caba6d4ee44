/** The typed client: starts, follows, lists and cancels runs. The command line is one user of it. */
export { cancelRun } from './runs/cancel.js';
export { failureOf, type RunFailure } from './runs/failure.js';
export { findRun } from './runs/find.js';
export { listRuns, runStatusOf, type RunList, type RunSummary } from './runs/list.js';
export { failedOutcome, outcomeOf, startedOutcome, unknownRun, type RunIdentity } from './runs/outcome.js';
export type { StepRetry } from './runs/pending.js';
export { describeRun, type RunReference } from './runs/reference.js';
export { startRun, type StartedRun, type StartOptions } from './runs/start.js';
export { snapshotOf, watchRun, type RunSnapshot } from './runs/watch.js';
