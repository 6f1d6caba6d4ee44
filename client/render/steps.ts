import type { StepProgress } from '../../contracts/progress.js';
import type { StepRetry } from '../runs/pending.js';
import type { RunSnapshot } from '../runs/watch.js';
import { clock, duration } from './figures.js';
import type { Style } from './style.js';
import { clipped, padEnd, visible, widthOf } from './width.js';

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;

/** What a live frame is drawn from, beside the snapshot. */
export interface FrameContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Counts the frames, for the spinner. */
  readonly tick: number;
  readonly columns: number;
  readonly style: Style;
  /** The last line: how to leave and come back. */
  readonly hint: string;
}

/** One line per stage as it stands, for a terminal that is redrawn. */
export function frameOf(snapshot: RunSnapshot, context: FrameContext): readonly string[] {
  const { now, tick, style, hint } = context;
  const spin = spinner[tick % spinner.length] ?? '';
  const fit = (text: string) => clipped(text, context.columns - 1);
  const steps = snapshot.steps ?? [];
  const lines = steps.map((step, i) => {
    const spinning = step.state === 'running' ? ` ${spin}` : '';
    const line = stepLine(step, i, steps, {
      now,
      columns: context.columns - 1 - spinning.length,
    });
    return markOf(step, style)(fit(line + spinning));
  });
  if (snapshot.steps === null) lines.push(fit(`${spin} ${phaseLine(snapshot)}`));
  if (snapshot.unattended) lines.push(style.caution(fit(unattendedLine)));
  lines.push(...snapshot.retries.map((retry) => style.caution(fit(retryLine(retry)))));
  if (snapshot.closedAt === null) lines.push(style.faint(fit(hint)));
  return lines;
}

/** What a pipe is told after a snapshot, given the one before: each fact once, in plain lines. */
export function newsOf(before: RunSnapshot | null, now: RunSnapshot): readonly string[] {
  const steps = now.steps ?? [];
  const ended = steps.flatMap((step, i) =>
    hasEnded(step) && !hasEnded(before?.steps?.[i]) ? [stepLine(step, i, steps, { now: 0 })] : [],
  );
  const unattended = now.unattended && before?.unattended !== true ? [unattendedLine] : [];
  const phase =
    now.steps === null && now.phase !== null && now.phase !== before?.phase ? [phaseLine(now)] : [];
  const known = new Set(before?.retries.map(retryKey));
  const retries = now.retries.filter((retry) => !known.has(retryKey(retry))).map(retryLine);
  return [...ended, ...phase, ...unattended, ...retries];
}

export interface StepLineOptions {
  /** Milliseconds since the epoch, for a step under way. */
  readonly now: number;
  /** Where the line would be longer, the note is cut; default: never. */
  readonly columns?: number;
}

/** `3/7 clean     48,210 rows kept  12 s` */
export function stepLine(
  step: StepProgress,
  index: number,
  steps: readonly StepProgress[],
  { now, columns = Infinity }: StepLineOptions,
): string {
  const position = `${index + 1}/${steps.length}`.padStart(String(steps.length).length * 2 + 1);
  const name = padEnd(step.step, Math.max(...steps.map((other) => widthOf(other.step))));
  const head = [`${position} ${name}`, ...(broken(step) ? [step.state] : [])].join(gap);
  const took = step.startedAt === undefined ? '' : duration((step.endedAt ?? now) - step.startedAt);
  const room = columns - widthOf(head) - widthOf(took) - 2 * gap.length;
  const note = clipped(visible(step.note ?? ''), Math.max(1, room));
  return [head, note, took]
    .filter((part) => part !== '')
    .join(gap)
    .trimEnd();
}

const gap = '  ';

const hasEnded = (step: StepProgress | undefined): boolean =>
  step !== undefined && (step.state === 'done' || broken(step));

/** Ended without having done its work. */
const broken = ({ state }: StepProgress): boolean => state === 'failed' || state === 'stopped';

function markOf({ state }: StepProgress, style: Style): (text: string) => string {
  if (state === 'failed') return style.bad;
  if (state === 'running') return style.strong;
  return state === 'waiting' ? style.faint : (text) => text;
}

const phaseLine = ({ phase }: RunSnapshot): string => phase ?? 'queued';

const unattendedLine =
  'waiting for a worker: none has taken the run yet. memberflow worker, or memberflow server, starts one.';

const retryKey = ({ step, attempt, nextAt }: StepRetry): string => `${step} ${attempt} ${nextAt !== null}`;

/** `clean failed: database is locked; attempt 3 at 14:05:09` */
function retryLine({ step, attempt, cause, nextAt }: StepRetry): string {
  const next = nextAt === null ? 'under way' : `at ${clock(nextAt)}`;
  return `${step} failed: ${visible(cause)}; attempt ${attempt} ${next}`;
}
