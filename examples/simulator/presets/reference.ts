import type { MarginalParameters } from '../model/purchases.js';

/** The marginals of the reference case: a year of a retailer most of whose members ordered once. */
export const reference: MarginalParameters = {
  process: 'marginals',
  preset: 'reference',
  firstDay: '2018-01-01',
  days: 365,
  recencyQuartilesDays: [79, 156, 255],
  ordersMean: 1.365,
  mostOrders: 130,
  ordersShape: 0.6,
  leastSum: 8,
  sumQuartiles: [69, 189, 1199],
  largestSum: 206_252,
  sumTail: 1.2,
};
