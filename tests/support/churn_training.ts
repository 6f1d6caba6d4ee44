import type { ChurnTraining } from '../../activities/learning/churn/train_churn.js';
import { planSnapshots, type SnapshotPlan } from '../../domain/churn/snapshots.js';
import { parseDay } from '../../domain/time/days.js';
import { simulatedSnapshots } from './churn_rows.js';

const plan = planSnapshots({
  asOf: parseDay('2025-01-06'),
  every: 'month',
  most: 24,
  firstOrderOn: parseDay('2023-12-10'),
  firstKnownOn: parseDay('2023-12-10'),
  rules: [],
  labelDays: 90,
  gapDays: 0,
}) as SnapshotPlan;

/** A training as of 6 January 2025 from monthly snapshots of a simulated business with so many members. */
export const churnTraining = (
  members: number,
  settings: Partial<ChurnTraining['settings']> = {},
): ChurnTraining => ({
  rows: simulatedSnapshots(members, plan.snapshots.length),
  plan,
  settings: {
    candidates: ['logistic_regression', 'gradient_boosting'],
    seed: 1,
    leak_auc: 0.98,
    least: { members: members / 2, churners: 50, others: 50 },
    trusted: [],
    ...settings,
  },
  champion: null,
});
