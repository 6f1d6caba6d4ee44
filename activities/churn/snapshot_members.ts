import type { SnapshotUse } from '../../contracts/churn_card.js';
import type { SnapshotMembers } from '../../contracts/churn_steps.js';

/** What each snapshot was for, with the members that there were, of whom those learned from may be a part. */
export const withMembers = (
  uses: readonly SnapshotUse[],
  looked: readonly SnapshotMembers[] = [],
): SnapshotUse[] => {
  const membersOn = new Map(looked.map(({ on, ...members }) => [on, members]));
  return uses.map((use) => ({ ...use, ...membersOn.get(use.on) }));
};
