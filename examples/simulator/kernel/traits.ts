import type { Parameters } from '../model/parameters.js';

/** Columns of a row of traits: what the kernel needs to know of a member's hidden variables. */
export const trait = {
  cluster: 0,
  /** Factor of orders. */
  appetite: 1,
  /** Visits a week of an active member, before season and promotion. */
  visits: 2,
  /** Factor of the odds of all moves away. */
  frailty: 3,
  /** Factor of the odds of all moves back. */
  recovery: 4,
  /** Odds factor of using a coupon. */
  dealOdds: 5,
  /** The same as a share: 0 never lives on deals, 1 always. */
  deals: 6,
} as const;

/** Numbers in a row of traits. */
export const traitCount = 7;

/** What is known of a member's hidden variables before anything is observed: their distribution given the attributes. */
export interface Prior {
  /** Added to the means of log appetite, log frailty, log deal-proneness of every cluster. */
  readonly shift: readonly [number, number, number];
}

/**
 * Writes a row of traits from a cluster and three standard normal numbers, which stand for appetite, frailty and
 * deal-proneness. Drawing the cluster by `share` and the numbers independently draws from the prior.
 */
export function writeTraits(
  { clusters, hidden }: Parameters,
  { shift }: Prior,
  cluster: number,
  normals: readonly [number, number, number],
  rows: Float64Array,
  at: number,
): void {
  const { mean, logVisits } = clusters[cluster] as (typeof clusters)[number];
  const { deviation } = hidden;
  const appetite = mean[0] + shift[0] + deviation[0] * normals[0];
  const frailty = mean[1] + shift[1] + deviation[1] * normals[1] - hidden.appetiteProtects * normals[0];
  const dealOdds = Math.exp(mean[2] + shift[2] + deviation[2] * normals[2]);
  rows[at + trait.cluster] = cluster;
  rows[at + trait.appetite] = Math.exp(appetite);
  rows[at + trait.visits] = Math.exp(logVisits + hidden.visitsByAppetite * appetite);
  rows[at + trait.frailty] = Math.exp(frailty);
  rows[at + trait.recovery] = Math.exp(-hidden.frailtySlowsReturn * frailty);
  rows[at + trait.dealOdds] = dealOdds;
  rows[at + trait.deals] = dealOdds / (1 + dealOdds);
}
