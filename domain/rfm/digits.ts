import type { RfmDimension } from './bins.js';
import type { DimensionEdges } from './edges.js';

/**
 * The digit of a value: 1 is worst, `edges.bins` is best; null where the value is outside edges that do not clamp.
 * This is the definition; over the members of a run it is computed in SQL.
 */
export function digitOf(value: number, edges: DimensionEdges, dimension: RfmDimension): number | null {
  if (isOutside(value, edges) && !edges.clamp) return null;
  const edgesBelow = edges.interior.filter((edge) => edge < value).length;
  return dimension === 'recency' ? edges.bins - edgesBelow : 1 + edgesBelow;
}

function isOutside(value: number, { lower, upper }: DimensionEdges): boolean {
  return (lower !== null && value <= lower) || (upper !== null && value > upper);
}
