/** A count as people read it, `541,909`, without the locale data that differ between machines. */
export const figure = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
