import type { StepProgress } from '../../contracts/progress.js';
import type { RunOutcome } from '../../contracts/run.js';
import { openStore } from '../../store/open.js';
import { exitCodeOf } from '../exit_codes.js';
import { failureLines } from '../render/failure.js';
import { outcomeLines } from '../render/outcome.js';
import { failureOf } from '../runs/failure.js';
import { failedOutcome, unknownRun, type RunIdentity } from '../runs/outcome.js';
import { pathFrom, type Surroundings } from '../surroundings.js';
import { tellReader } from '../terminal.js';

export interface Report {
  readonly json: boolean;
  readonly tookMs: number | null;
  readonly steps: readonly StepProgress[] | null;
  /** What the reader may do next; empty: nothing. */
  readonly next: string;
  /** Every table on a line of its own, not only how many there are. */
  readonly detailed?: boolean;
}

/** Tells how a run ended: for reading, or as the one JSON object. Returns the exit code. */
export function reportOutcome(outcome: RunOutcome, report: Report, around: Surroundings): number {
  const { terminal, folder } = around;
  const pathOf = (uri: string) => pathFrom(folder, uri);
  tellReader(report.json, terminal, (style) => outcomeLines(outcome, { ...report, pathOf, style }));
  if (report.json) terminal.out(JSON.stringify(outcome));
  return exitCodeOf(outcome);
}

/**
 * Tells of a failure that no run reports, on standard error; with `json` also as the one object.
 * @param consequence what did not happen
 */
export function reportFailure(
  error: unknown,
  identity: RunIdentity,
  { json, consequence }: { readonly json: boolean; readonly consequence: string },
  { terminal }: Pick<Surroundings, 'terminal'>,
): number {
  const failure = failureOf(error);
  const outcome = failedOutcome(identity, failure);
  terminal.talk(failureLines(failure, consequence, terminal.talkStyle).join('\n'));
  // A fault of the program itself has no remedy; whoever mends it needs the place.
  if (failure.details === null && error instanceof Error && error.stack !== undefined) {
    terminal.talk(terminal.talkStyle.faint(error.stack));
  }
  if (json) terminal.out(JSON.stringify(outcome));
  return exitCodeOf(outcome);
}

/** Tells of a failure that belongs to no run. */
export function reportFault(error: unknown, json: boolean, around: Surroundings): number {
  return reportFailure(error, unknownRun, { json, consequence: '' }, around);
}

/** Bad usage, of which commander has told already; with `json` also as the one object. */
export function reportBadUsage(error: Error, json: boolean, { terminal }: Surroundings): number {
  const message = error.message.replace(/^error: /, '');
  const remedy = 'memberflow --help lists commands and options.';
  const outcome = failedOutcome(unknownRun, { type: 'InvalidInput', message, details: { remedy } });
  if (json) terminal.out(JSON.stringify(outcome));
  return exitCodeOf(outcome);
}

/** The outcome with the store's references as `file:` URLs, which any program can open. */
export function withUrls(outcome: RunOutcome, home: string): RunOutcome {
  const store = openStore(home);
  const urlOf = (uri: string) => (uri.startsWith('store:') ? store.urlOf(uri) : uri);
  return {
    ...outcome,
    tables: Object.fromEntries(
      Object.entries(outcome.tables).map(([name, table]) => [name, { ...table, uri: urlOf(table.uri) }]),
    ),
    documents: outcome.documents.map((document) => ({ ...document, uri: urlOf(document.uri) })),
  };
}
