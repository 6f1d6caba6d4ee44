/** What contacting a member costs and may bring. */
export interface ActionSettings {
  /** Of contacting one member, in the reporting currency. */
  readonly contact_cost: number;
  /** Share of the contacted churners who then stay. */
  readonly success_rate: number;
  /** Part of the amount of orders that is earned. */
  readonly margin_rate: number;
}

/**
 * Probability above which contacting a member of this value pays: probability × chance to keep who would leave × what is
 * earned with the member then exceeds the cost. 1 where it never does, however surely the member leaves.
 *
 * @param value amount of orders at stake, in the reporting currency
 */
export function contactThreshold(
  value: number,
  { contact_cost, success_rate, margin_rate }: ActionSettings,
): number {
  const kept = success_rate * value * margin_rate;
  return kept > contact_cost ? contact_cost / kept : 1;
}
