import type { Observables } from '../kernel/observables.js';

/**
 * When a member counts as churned. Silence about orders alone is not churn: who still visits has not left. It is
 * silent (nobody said goodbye) and may turn out temporary.
 */
export interface ChurnDefinition {
  /** Churned: neither a visit nor an order in so many weeks; the label window is as long. */
  readonly silentWeeks: number;
}

export const churnDefinition: ChurnDefinition = { silentWeeks: 13 };

/** The definition in words, as it stands beside every figure that rests on it. */
export const definitionText = ({ silentWeeks }: ChurnDefinition): string =>
  `churned = neither a visit nor an order for ${silentWeeks * 7} days; label window ${silentWeeks * 7} days from the snapshot; eligible = at least one earlier order, a visit or order in the ${silentWeeks * 7} days before the snapshot`;

/** Whether a member can churn: it has ordered before, and has not churned at the beginning of the week. */
export const isEligible = (o: Observables, week: number, { silentWeeks }: ChurnDefinition): boolean =>
  o.orders > 0 && o.visitWeek >= week - silentWeeks;
