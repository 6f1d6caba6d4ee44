import type { ChurnCard, SnapshotUse } from '../../../contracts/churn_card.js';
import type { ChurnWarning } from '../../../contracts/churn_warnings.js';
import { missAlarm } from '../../../domain/churn/alarms.js';
import { leastTested, type LeastToLearn } from '../../../domain/churn/least.js';
import type { PlannedSnapshot, SnapshotPlan } from '../../../domain/churn/snapshots.js';
import type { Selection } from '../../../learners/selection/select_model.js';
import type { ChurnRows } from './rows.js';

/** What a model's card has to say of its training. */
export type LearnedCard = Pick<
  ChurnCard,
  | 'learner'
  | 'seed'
  | 'snapshots'
  | 'features'
  | 'leftOut'
  | 'candidates'
  | 'calibration'
  | 'calibrationTried'
  | 'quality'
  | 'tenths'
  | 'drivers'
  | 'distributions'
  | 'decision'
  | 'members'
  | 'warnings'
  | 'toldWarnings'
>;

/** Members of some rows, and members by what came of them: one may have stayed at a snapshot and left at a later one. */
export function countsOf({ member, target }: ChurnRows, rows: Uint32Array): LeastToLearn {
  const withOutcome = (outcome: number): number =>
    new Set(rows.filter((row) => target[row] === outcome).map((row) => member[row] ?? -1)).size;
  const members = new Set(rows.map((row) => member[row] ?? -1)).size;
  return { members, churners: withOutcome(1), others: withOutcome(0) };
}

/** What each snapshot was for, with its rows. */
export function usesOf(
  { snapshot, target }: ChurnRows,
  snapshots: readonly PlannedSnapshot[],
): ChurnCard['snapshots'] {
  const [rows, churners] = [new Uint32Array(snapshots.length), new Uint32Array(snapshots.length)];
  for (let row = 0; row < snapshot.length; row += 1) {
    const place = snapshot[row] ?? 0;
    rows[place] = (rows[place] ?? 0) + 1;
    if (target[row] === 1) churners[place] = (churners[place] ?? 0) + 1;
  }
  return snapshots.map(({ on, use }, place) => ({
    on,
    use,
    rows: rows[place] ?? 0,
    churners: churners[place] ?? 0,
  }));
}

/** Whether a column is not learned from. */
export const isLeftOut = ({ constant, leaks }: Selection, name: string): boolean =>
  constant.includes(name) || leaks.some(({ column }) => column === name);

/** Columns that are not learned from, with the reason. */
export const leftOutOf = ({ constant, leaks }: Selection): LearnedCard['leftOut'] => [
  ...constant.map((feature) => ({ feature, reason: 'constant' as const })),
  ...leaks.map(({ column, alone, withIt, without }) => ({
    feature: column,
    reason: 'leak_suspected' as const,
    auc: { alone, withIt, without },
  })),
];

/** What readers of the card should know first. */
export function warningsOf(
  { leaks, failed, isByTime, tested: probabilities }: Selection,
  { mayCalibrate }: Pick<SnapshotPlan, 'mayCalibrate'>,
  tested: SnapshotUse | undefined,
): ChurnWarning[] {
  return [
    ...fewTested(tested),
    ...testedOff(tested, probabilities),
    ...leaks.map(({ column, alone }): ChurnWarning => ({ code: 'churn_leak', feature: column, alone })),
    ...failed.map(({ learner, error }): ChurnWarning => ({
      code: 'churn_learner_failed',
      learner,
      because: error.failure,
    })),
    ...(isByTime ? [] : [{ code: 'churn_not_by_time' as const }]),
    ...(mayCalibrate ? [] : [{ code: 'churn_not_calibrated' as const }]),
  ];
}

/** A model may order members well and yet expect far more, or fewer, of them to leave than do. */
function testedOff(tested: SnapshotUse | undefined, probabilities: Float64Array): ChurnWarning[] {
  if (tested === undefined) return [];
  const { on, rows, churners } = tested;
  const predicted = probabilities.reduce((sum, one) => sum + one, 0) / rows;
  const actual = churners / rows;
  return missAlarm(predicted, actual, rows) === 'alarm'
    ? [{ code: 'churn_tested_off', on, predicted, actual }]
    : [];
}

/** Figures of quality that rest on a handful of members are told with a warning. */
function fewTested(tested: SnapshotUse | undefined): ChurnWarning[] {
  if (tested === undefined) return [];
  const { on, rows, churners } = tested;
  const others = rows - churners;
  return Math.min(churners, others) < leastTested ? [{ code: 'churn_few_tested', on, churners, others }] : [];
}
