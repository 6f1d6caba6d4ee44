import { addDays, type Day, daysBetween } from '../time/days.js';
import { periodsUntil } from '../time/periods.js';
import { labelEndOf } from './label_window.js';
import type { RecordedRule } from './recorded.js';

export interface SnapshotsWanted {
  readonly asOf: Day;
  /** Mondays, or the first days of months or quarters. */
  readonly every: 'week' | 'month' | 'quarter';
  /** The latest so many are learned from. */
  readonly most: number;
  /** First day that may be looked at, where the configuration says one. */
  readonly from?: Day | undefined;
  readonly firstOrderOn: Day;
  /** First day on which anybody is known: who ordered, was seen or registered then. */
  readonly firstKnownOn: Day;
  /** The rules of the definition: nobody can be seen to leave before all of them can be judged. */
  readonly rules: readonly RecordedRule[];
  readonly labelDays: number;
  readonly gapDays: number;
}

export interface PlannedSnapshot {
  readonly on: Day;
  /** First day after its label window: the label is whether a member is churned then. */
  readonly labelEnd: Day;
  /** `passed`: its labels were not over when the tested snapshot began, so that it may not be learned from. */
  readonly use: 'trained' | 'passed' | 'tested';
}

/** Trained snapshots that are predicted from earlier ones, all of whose labels were over before the first of them. */
export interface ValidationFold {
  readonly learned: readonly Day[];
  readonly validated: readonly Day[];
}

export interface SnapshotPlan {
  readonly refused: null;
  /** In order; the last one is the one that is tested. */
  readonly snapshots: readonly PlannedSnapshot[];
  /** In order; none where the labels of all trained snapshots overlap. */
  readonly folds: readonly ValidationFold[];
  /** Whether the validated snapshots cover enough: three of them, or the season of the as-of. */
  readonly mayCalibrate: boolean;
}

/** Why there is nothing to learn from yet, and the first as-of at which there is. */
export interface SnapshotsRefused {
  /** `none_mature`: no label window is over. `too_few`: one can be tested, and none was over before it. */
  readonly refused: 'none_mature' | 'too_few';
  /** First as-of at which the label window of a snapshot is over. */
  readonly matureOn: Day;
  /** First as-of at which there is one to test on, and one to learn from that was over before it. */
  readonly enoughOn: Day;
  /** The rule that is recorded last, where that is why snapshots do not start earlier; null: there is none. */
  readonly heldUpBy: RecordedRule | null;
}

/** Seasons come round once a year: validation asks for no more. */
const validatedDays = 365;
/** Validated snapshots from which on they can be calibrated by. */
const leastToCalibrate = 3;
/** Days of the year that are as far apart at most are of one season. */
const seasonDays = 45;
const mostFolds = 4;

/**
 * Days at which members are looked at to learn what came after: the latest mature one is tested and never learned from,
 * the trained ones' labels were over before it, so that nothing that it tells of is known to them.
 */
export function planSnapshots(wanted: SnapshotsWanted): SnapshotPlan | SnapshotsRefused {
  const { asOf, most } = wanted;
  const mature = gridFrom(firstDay(wanted), wanted)
    .map((on) => ({ on, labelEnd: labelEndOf({ ...wanted, asOf: on }) }))
    .filter(({ labelEnd }) => labelEnd <= asOf);
  const tested = mature.at(-1);
  const earlier = mature.filter(({ labelEnd }) => tested !== undefined && labelEnd <= tested.on);
  if (tested === undefined || earlier.length === 0) return refusal(wanted, tested === undefined);
  const trained = earlier.slice(-most);
  const passed = mature.slice(earlier.length, -1);
  const folds = foldsOf(trained);
  return {
    refused: null,
    snapshots: [
      ...trained.map((one): PlannedSnapshot => ({ ...one, use: 'trained' })),
      ...passed.map((one): PlannedSnapshot => ({ ...one, use: 'passed' })),
      { ...tested, use: 'tested' },
    ],
    folds,
    mayCalibrate: mayCalibrate(folds, asOf),
  };
}

/** First day that can be looked at: members have ordered, and all rules can be judged. */
function firstDay(wanted: SnapshotsWanted): Day {
  const { from, firstOrderOn, rules } = wanted;
  const days = [addDays(firstOrderOn, 1), ...rules.map((rule) => judgedFrom(rule, wanted))];
  return days.reduce(later, from ?? firstOrderOn);
}

/**
 * So early that a silence which ends with the label window can have begun with the first day recorded. Where members were
 * known so long before that they would look silent on the snapshot itself, the whole silence must be recorded. Never is that
 * so of orders: who has not ordered yet is not judged.
 */
function judgedFrom(
  { record, recordedSince, silentDays }: RecordedRule,
  { firstKnownOn, labelDays, gapDays }: SnapshotsWanted,
): Day {
  const window = gapDays + labelDays;
  const unseenDays = daysBetween(firstKnownOn, recordedSince);
  const isLate = record !== 'orders' && unseenDays >= Math.min(window, silentDays);
  return addDays(recordedSince, 1 + (isLate ? silentDays : Math.max(0, silentDays - window)));
}

const later = (one: Day, other: Day): Day => (other > one ? other : one);

/** The rule but for which snapshots could start earlier, where it is judged by something other than orders. */
function holdingUp(wanted: SnapshotsWanted): RecordedRule | null {
  const first = firstDay(wanted);
  const byOrders = wanted.rules.filter(({ record }) => record === 'orders');
  if (firstDay({ ...wanted, rules: byOrders }) === first) return null;
  return wanted.rules.find((rule) => judgedFrom(rule, wanted) === first) ?? null;
}

function gridFrom(first: Day, { every, asOf }: Pick<SnapshotsWanted, 'every' | 'asOf'>): Day[] {
  return periodsUntil({ every, from: first, asOf }).flatMap(({ startsOn }) =>
    startsOn !== null && startsOn >= first ? [startsOn] : [],
  );
}

function refusal(wanted: SnapshotsWanted, isNoneMature: boolean): SnapshotsRefused {
  const { every } = wanted;
  const firstFrom = (day: Day): Day => {
    // No period is longer than a quarter.
    const [first] = gridFrom(day, { every, asOf: addDays(day, 93) });
    if (first === undefined) throw new RangeError(`no ${every} begins within 93 days from ${day}`);
    return first;
  };
  const labelEndAfter = (day: Day): Day => labelEndOf({ ...wanted, asOf: firstFrom(day) });
  const matureOn = labelEndAfter(firstDay(wanted));
  return {
    refused: isNoneMature ? 'none_mature' : 'too_few',
    matureOn,
    enoughOn: labelEndAfter(matureOn),
    heldUpBy: holdingUp(wanted),
  };
}

type Labelled = Pick<PlannedSnapshot, 'on' | 'labelEnd'>;

/** The last year's trained snapshots in blocks, each predicted from what was over before it: expanding, and purged. */
function foldsOf(trained: readonly Labelled[]): ValidationFold[] {
  const last = trained.at(-1);
  const overBefore = (day: Day): readonly Labelled[] => trained.filter(({ labelEnd }) => labelEnd <= day);
  const validated = trained.filter(
    ({ on }) => overBefore(on).length > 0 && last !== undefined && daysBetween(on, last.on) < validatedDays,
  );
  const count = Math.min(mostFolds, validated.length);
  return Array.from({ length: count }, (_, at) => {
    const block = validated.slice(
      Math.floor((at * validated.length) / count),
      Math.floor(((at + 1) * validated.length) / count),
    );
    const learned = block[0] === undefined ? [] : overBefore(block[0].on);
    return { learned: learned.map(({ on }) => on), validated: block.map(({ on }) => on) };
  });
}

function mayCalibrate(folds: readonly ValidationFold[], asOf: Day): boolean {
  const days = folds.flatMap(({ validated }) => validated);
  const isOfSeason = (day: Day): boolean => {
    const apart = daysBetween(day, asOf) % 365;
    return Math.min(apart, 365 - apart) <= seasonDays;
  };
  return days.length >= leastToCalibrate || days.some(isOfSeason);
}
