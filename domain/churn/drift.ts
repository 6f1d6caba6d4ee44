import type { ChurnFeatureName } from './features.js';
import { stabilityVerdict, type StabilityVerdict } from './stability.js';

/** Name under which probabilities stand among the columns. */
export const probabilityColumn = 'probability';

/** `grows`: it moved, and would have whatever members do. */
export type DriftVerdict = StabilityVerdict | 'grows';

/**
 * Features that add up all that was ever recorded of a member, or the days since: of members who stay they grow with every
 * day. Against the rows of a training they have moved before long, which says nothing of how members behave.
 */
const growing: ReadonlySet<string> = new Set<ChurnFeatureName>([
  'tenure_days',
  'orders_total',
  'amount_total',
  'points_balance',
  'members_referred',
]);

/**
 * What it means that a column has moved.
 * @param column name of a feature, or of the probabilities
 * @param index population stability index
 */
export function driftVerdict(
  column: string,
  index: number,
  limits: { readonly warn: number; readonly alarm: number },
): DriftVerdict {
  const verdict = stabilityVerdict(index, limits);
  return verdict !== 'steady' && growing.has(column) ? 'grows' : verdict;
}
