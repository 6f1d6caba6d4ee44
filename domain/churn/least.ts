/** Least that a model is learned from: members, of whom each may have rows at several snapshots. */
export interface LeastToLearn {
  /** Members, each counted once. */
  readonly members: number;
  /** Members who churned after one of their snapshots. */
  readonly churners: number;
  /** Members who did not after one of their snapshots; a member may be of both. */
  readonly others: number;
}

/** Of fewer tested members of one outcome, areas under the ROC curve and shares of the top tenth say little. */
export const leastTested = 30;

/** What there is too little of; null: enough of everything. */
export function tooFew(found: LeastToLearn, least: LeastToLearn): keyof LeastToLearn | null {
  const short = (['members', 'churners', 'others'] as const).filter((what) => found[what] < least[what]);
  return short[0] ?? null;
}
