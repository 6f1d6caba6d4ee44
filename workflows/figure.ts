/** A count as people read it, `541,909`, without the locale data that differ between machines. */
export const figure = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 row`, `541,909 rows`. */
export const counted = (count: number, noun: string): string =>
  `${figure(count)} ${count === 1 ? noun : `${noun}s`}`;
