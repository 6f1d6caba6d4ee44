import { dirname } from 'node:path';
import type { StepProgress } from '../../contracts/progress.js';
import type { RunCounts, RunOutcome } from '../../contracts/run.js';
import { failureDetailsOf } from '../../contracts/failure_details.js';
import { counted } from '../../domain/text/counted.js';
import { failureLines } from './failure.js';
import { count, duration } from './figures.js';
import type { Style } from './style.js';
import { padEnd, padStart, visible, widthOf } from './width.js';

export interface OutcomeContext {
  /** Milliseconds from the start of the run to its end; null when it is not known. */
  readonly tookMs: number | null;
  /** Null: not known. */
  readonly steps: readonly StepProgress[] | null;
  /** Turns a `file:` URL into the path that the reader would type. */
  readonly pathOf: (uri: string) => string;
  /** What the reader may do next; empty: nothing. */
  readonly next: string;
  /** Every table on a line of its own, not only how many there are. */
  readonly detailed?: boolean;
  readonly style: Style;
}

/** How a run ended, for reading: result, counts, files, next command. */
export function outcomeLines(outcome: RunOutcome, context: OutcomeContext): readonly string[] {
  return [
    resultLine(outcome, context),
    ...(outcome.counts === null ? [] : countLines(outcome.counts, outcome.job)),
    ...outcome.warnings.map((warning) => `${context.style.caution('Warning:')} ${visible(warning)}`),
    ...endLines(outcome, context),
    ...(context.detailed === true ? tableLines(outcome) : foldedTables(outcome, context)),
    ...documentLines(outcome, context),
    ...(context.next === '' ? [] : [`Next: ${context.next}`]),
  ];
}

const words = {
  completed: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
  started: 'under way',
  waiting: 'waiting',
} as const satisfies Record<RunOutcome['status'], string>;

function resultLine(outcome: RunOutcome, { tookMs, style }: OutcomeContext): string {
  const gate = outcome.status === 'failed' && outcome.error?.type === 'DataQualityGate';
  const word = gate ? 'stopped by a data-quality gate' : words[outcome.status];
  const mark =
    outcome.status === 'completed' ? style.good : outcome.status === 'failed' ? style.bad : style.caution;
  const facts = [
    mark(word),
    ...(outcome.warnings.length === 0 ? [] : [counted(outcome.warnings.length, 'warning')]),
    ...(tookMs === null ? [] : [duration(tookMs)]),
  ];
  return `${style.strong(outcome.workflowId)} ${facts.join(', ')}`;
}

function countLines({ lines, orders, members }: RunCounts, job: string): readonly string[] {
  const { read, kept, quarantined, excluded } = lines;
  return [
    `${counted(read, 'row')} read = ${count(kept)} kept + ${count(quarantined)} quarantined + ${count(excluded)} excluded`,
    `${counted(orders, 'order')}, ${counted(members, 'member')} ${job === 'trainChurn' ? 'learned from' : 'scored'}`,
  ];
}

function endLines({ status, error }: RunOutcome, { steps, style }: OutcomeContext): readonly string[] {
  if (status === 'cancelled') {
    return ['Nothing half-written stays: tables and files appear whole or not at all.'];
  }
  if (error === null) return [];
  const failure = { type: error.type, message: error.message, details: failureDetailsOf(error.details) };
  return failureLines(failure, consequenceOf(steps), style);
}

/** What a failed run did not do, as far as its steps tell. */
function consequenceOf(steps: readonly StepProgress[] | null): string {
  const publish = steps?.find(({ step }) => step === 'publish');
  if (publish === undefined) return '';
  return publish.state === 'waiting'
    ? 'Nothing was published.'
    : 'Publishing did not finish; starting the run again finishes it.';
}

function foldedTables({ tables }: RunOutcome, { pathOf }: OutcomeContext): readonly string[] {
  const all = Object.values(tables);
  const [first] = all;
  return first === undefined
    ? []
    : [`Tables  ${count(all.length)} in ${dirname(visible(pathOf(first.uri)))}`];
}

function tableLines({ tables }: RunOutcome): readonly string[] {
  const entries = Object.entries(tables);
  const names = Math.max(...entries.map(([name]) => widthOf(name)));
  const rows = Math.max(...entries.map(([, table]) => count(table.rows).length));
  return entries.map(
    ([name, table], i) =>
      `${i === 0 ? 'Tables' : '      '}  ${padEnd(name, names)}  ${padStart(count(table.rows), rows)} ${table.rows === 1 ? 'row' : 'rows'}`,
  );
}

function documentLines({ documents }: RunOutcome, { pathOf }: OutcomeContext): readonly string[] {
  const kinds = Math.max(...documents.map(({ kind }) => kind.length));
  return documents.map(
    ({ kind, uri }, i) => `${i === 0 ? 'Files ' : '      '}  ${padEnd(kind, kinds)}  ${visible(pathOf(uri))}`,
  );
}
