/**
 * How the dirty files write values, as a source of a configuration declares it. What departs from it is a fault;
 * `￥1,299.00` and `2016/1/5 10:12:00` do not.
 */
export const dirtyFormats = {
  dates: ['%Y-%m-%d %H:%M:%S', '%Y/%m/%d %H:%M:%S', '%Y-%m-%d', '%Y/%m/%d'],
  numbers: { group: ',', symbols: ['￥'] },
  missing: ['NULL', '无'],
} as const;

/** The status of an order that was cancelled, as the configuration must declare it. */
export const cancelledStatus = 'cancelled';
