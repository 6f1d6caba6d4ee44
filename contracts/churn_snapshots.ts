import type { SnapshotUse } from './churn_card.js';

/** Members looked at on a snapshot; cards of before tell only of those that were learned from. */
export const membersLookedAt = ({ eligible, rows }: SnapshotUse): number => eligible ?? rows;

/** Members who left before the label window of a snapshot began; null: cards of before do not tell. */
export const leftInGapOf = ({ leftInGap }: SnapshotUse): number | null => leftInGap ?? null;

/** Whether a model was learned from a part of the members only. */
export const isSampled = (snapshots: readonly SnapshotUse[]): boolean =>
  snapshots.some((one) => membersLookedAt(one) > one.rows);
