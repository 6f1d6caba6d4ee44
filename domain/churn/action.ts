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
 * What contacting a member is expected to bring beyond its cost: probability to churn × chance to keep who would × what
 * is earned with the member − cost of the contact. Contacting pays where it is above 0.
 *
 * @param value amount of orders at stake, in the reporting currency
 */
export const expectedGain = (
  probability: number,
  value: number,
  { contact_cost, success_rate, margin_rate }: ActionSettings,
): number => probability * success_rate * value * margin_rate - contact_cost;

/**
 * Probability from which on contacting a member of this value pays; 1 where it never does, however surely the member
 * leaves.
 */
export function contactThreshold(
  value: number,
  { contact_cost, success_rate, margin_rate }: ActionSettings,
): number {
  const kept = success_rate * value * margin_rate;
  return kept > contact_cost ? contact_cost / kept : 1;
}

/** Probabilities from which on the risk is medium, high, very high; ascending. */
export interface BandEdges {
  readonly medium: number;
  readonly high: number;
  readonly very_high: number;
}

/** The risk band of a probability; an edge belongs to the band above it. */
export function riskBand(
  probability: number,
  { medium, high, very_high }: BandEdges,
): 'LOW' | 'MEDIUM' | 'HIGH' | 'VERY_HIGH' {
  if (probability >= very_high) return 'VERY_HIGH';
  if (probability >= high) return 'HIGH';
  return probability >= medium ? 'MEDIUM' : 'LOW';
}
