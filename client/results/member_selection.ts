import { MemberflowError } from '../../contracts/failures.js';
import type { Manifest } from '../../contracts/manifest.js';
import { memberSelectionSchema } from '../../contracts/members.js';
import { nearestNames } from '../../domain/text/nearest.js';
import type { SelectionInRuns } from './members.js';

/** Which members are wanted, as typed. */
export interface WantedMembers {
  readonly period?: string;
  readonly group: readonly string[];
  readonly segment: readonly string[];
  /** Empty: was not among the scored members then. */
  readonly cameFrom?: string;
  readonly fromPeriod?: string;
  readonly gone: boolean;
}

/** Names that a run knows. */
export interface KnownNames {
  readonly codes: readonly string[];
  readonly segments: readonly string[];
}

export interface RunWithNames {
  readonly manifest: Manifest;
  readonly names: KnownNames;
}

/**
 * What is typed as a selection of a run, with its periods filled in: the latest, and the one before it in the same
 * run or the latest of the run that the members came from.
 * @param from run that the members came from; null: the same
 * @throws MemberflowError `InvalidInput` naming what the run does not have, with what comes nearest
 */
export function selectionIn(
  wanted: WantedMembers,
  run: RunWithNames,
  from: RunWithNames | null,
): SelectionInRuns {
  refuseContradictions(wanted, from);
  const period = periodOf(run.manifest, wanted.period);
  for (const code of wanted.group) refuseUnknownGroup(code, run);
  for (const segment of wanted.segment) refuseUnknownSegment(segment, run);
  const common = {
    period,
    ...(wanted.group.length === 0 ? {} : { codes: [...wanted.group] }),
    ...(wanted.segment.length === 0 ? {} : { segments: [...wanted.segment] }),
  };
  if (wanted.cameFrom === undefined) {
    return { selection: common, run: run.manifest, cameFrom: null };
  }
  const earlier = from ?? run;
  if (wanted.cameFrom !== '') refuseUnknownSegment(wanted.cameFrom, earlier);
  const cameFrom = {
    runId: earlier.manifest.runId,
    period: earlierPeriod(wanted.fromPeriod, { run, from, period }),
    segment: wanted.cameFrom === '' ? null : wanted.cameFrom,
  };
  const selection = { ...common, cameFrom, ...(wanted.gone ? { gone: true as const } : {}) };
  return {
    selection: { ...memberSelectionSchema.parse(selection), period },
    run: run.manifest,
    cameFrom: earlier.manifest,
  };
}

function refuseContradictions(wanted: WantedMembers, from: RunWithNames | null): void {
  const { cameFrom, fromPeriod, gone, group, segment } = wanted;
  if (cameFrom === undefined && (from !== null || fromPeriod !== undefined || gone)) {
    const option = gone ? '--gone' : from === null ? '--from-period' : '--from-run';
    throw new MemberflowError('InvalidInput', `${option} says nothing without --came-from`, {
      remedy: "Add --came-from and the segment, or --came-from '' for those who were not scored then.",
    });
  }
  if (gone && group.length + segment.length > 0) {
    throw new MemberflowError('InvalidInput', 'Who is gone is in no group and no segment any more', {
      remedy: 'Leave --group and --segment out beside --gone.',
    });
  }
}

function periodOf({ periods, runId }: Manifest, label: string | undefined): string {
  const labels = periods.map((period) => period.label);
  const latest = labels.at(-1);
  if (latest === undefined) {
    throw new MemberflowError('InvalidInput', `Run ${runId} has no periods: there were no orders to score`, {
      remedy: 'Look at the audit of the run.',
    });
  }
  if (label === undefined || labels.includes(label)) return label ?? latest;
  throw unknownName('period', label, labels.toReversed(), runId);
}

interface Standing {
  readonly run: RunWithNames;
  readonly from: RunWithNames | null;
  readonly period: string;
}

function earlierPeriod(label: string | undefined, { run, from, period }: Standing): string {
  if (label !== undefined || from !== null) return periodOf((from ?? run).manifest, label);
  const labels = run.manifest.periods.map((one) => one.label);
  const before = labels[labels.indexOf(period) - 1];
  if (before !== undefined) return before;
  throw new MemberflowError('InvalidInput', `The run has no period before ${period}`, {
    remedy: 'Name an earlier run with --from-run, or a later --period.',
  });
}

const codeForm = /^[1-9*]{3}$/;

function refuseUnknownGroup(code: string, { manifest, names: { codes } }: RunWithNames): void {
  if (!codeForm.test(code)) {
    throw new MemberflowError('InvalidInput', `"${code}" is not the code of a group`, {
      remedy: 'Write three digits for R, F and M, such as 212; * stands for any digit.',
    });
  }
  // A pattern that nobody fits is an answer; a code that nobody has is likely to be mistyped.
  if (code.includes('*') || codes.includes(code)) return;
  throw unknownName('group', code, codes, manifest.runId);
}

function refuseUnknownSegment(segment: string, { manifest, names: { segments } }: RunWithNames): void {
  if (!segments.includes(segment)) throw unknownName('segment', segment, segments, manifest.runId);
}

/** Most names that a remedy lists. */
const namesShown = 12;

function unknownName(what: string, name: string, known: readonly string[], runId: string): MemberflowError {
  const [nearest] = nearestNames(name, known, 1);
  const listed = known.slice(0, namesShown).join(', ');
  const more = known.length > namesShown ? ` and ${known.length - namesShown} more` : '';
  return new MemberflowError('InvalidInput', `Run ${runId} has no ${what} "${name}"`, {
    remedy: `${nearest === undefined ? '' : `Did you mean ${nearest}? `}It has: ${listed}${more}.`,
  });
}
