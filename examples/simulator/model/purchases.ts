/** A pure BG/NBD process with Gamma-Gamma amounts, in continuous time (Fader, Hardie and Lee 2005). */
export interface BgnbdParameters {
  readonly process: 'bgnbd';
  readonly preset: string;
  /** First day, such as 1997-01-01. */
  readonly firstDay: string;
  /** First purchases fall evenly into so many weeks from it; the as-of is so many after it. */
  readonly cohortWeeks: number;
  readonly weeks: number;
  /** Purchases a week are Poisson with a rate from a gamma distribution: shape r, rate α in weeks. */
  readonly r: number;
  readonly alphaWeeks: number;
  /** After each repeat purchase a customer is lost with a probability from a beta distribution: a, b. */
  readonly a: number;
  readonly b: number;
  /** Amounts are gamma with shape p and a rate from a gamma distribution: shape q, rate v. */
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** A year of orders whose marginals are given: recency, frequency and monetary value as they were published. */
export interface MarginalParameters {
  readonly process: 'marginals';
  readonly preset: string;
  /** First day of the year. */
  readonly firstDay: string;
  readonly days: number;
  /** Quartiles of the days since the last order. */
  readonly recencyQuartilesDays: readonly [number, number, number];
  readonly ordersMean: number;
  readonly mostOrders: number;
  /** Shape of the gamma that further orders are mixed over: small is unequal. */
  readonly ordersShape: number;
  /** Least sum, its quartiles, and its largest, in the currency. */
  readonly leastSum: number;
  readonly sumQuartiles: readonly [number, number, number];
  readonly largestSum: number;
  /** Exponent of the tail above the upper quartile (Pareto). */
  readonly sumTail: number;
}
