/** A count as people read it, `541,909`, without the locale data that differ between machines. */
export const figure = (count: number | bigint): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** A count with its noun: `1 row`, `541,909 rows`. */
export const counted = (count: number | bigint, one: string, many = `${one}s`): string =>
  `${figure(count)} ${Number(count) === 1 ? one : many}`;
