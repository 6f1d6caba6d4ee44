import type { Parameters } from '../model/parameters.js';
import { commonWeeks, type CommonWeeks } from './common_weeks.js';

/** The parameters as the inner loops want them, and the common weeks. */
export interface World {
  readonly parameters: Parameters;
  readonly seed: number;
  /** Number of members; arrivals are spread over the weeks by it. */
  readonly members: number;
  readonly common: CommonWeeks;
  /** Categories. */
  readonly categories: number;
  /** Clusters. */
  readonly clusters: number;
  /** Preference by [cluster × categories + category]. */
  readonly preference: Float64Array;
  /** Annoyance by cluster; visits and orders by state as multiples of an active member's. */
  readonly annoyance: Float64Array;
  readonly visitShare: Float64Array;
  readonly orderShare: Float64Array;
  /** Share of the need for a category by [category × needWeeks + weeks since it was bought], 1 from the cycle on. */
  readonly need: Float64Array;
}

/** Longest time since a purchase that matters for the need. */
export const needWeeks = 128;

/** The world of one simulation. For a continuation, take another `common`: `{ ...world, common }`. */
export function createWorld(parameters: Parameters, seed: number, members: number): World {
  const { clusters, categories } = parameters;
  const need = new Float64Array(categories.length * needWeeks);
  for (const [c, { cycleWeeks, needAfterPurchase }] of categories.entries())
    for (let gap = 0; gap < needWeeks; gap++)
      need[c * needWeeks + gap] = Math.min(
        1,
        needAfterPurchase + ((1 - needAfterPurchase) * gap) / cycleWeeks,
      );
  return {
    parameters,
    seed,
    members,
    common: commonWeeks(parameters, seed, parameters.weeks),
    categories: categories.length,
    clusters: clusters.length,
    preference: Float64Array.from(clusters.flatMap(({ preference }) => preference)),
    annoyance: Float64Array.from(clusters, ({ annoyance }) => annoyance),
    visitShare: Float64Array.from(parameters.visits.byState),
    orderShare: Float64Array.from(parameters.orders.byState),
    need,
  };
}
