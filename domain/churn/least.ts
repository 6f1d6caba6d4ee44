/** Least that a model is learned from. */
export interface LeastToLearn {
  /** Members, each counted once. */
  readonly members: number;
  /** Rows that churned. */
  readonly churners: number;
  /** Rows that did not. */
  readonly others: number;
}

/** What there is too little of; null: enough of everything. */
export function tooFew(found: LeastToLearn, least: LeastToLearn): keyof LeastToLearn | null {
  const short = (['members', 'churners', 'others'] as const).filter((what) => found[what] < least[what]);
  return short[0] ?? null;
}
