/** The measurement in the middle, in the order of one of its figures. */
export function medianBy<T>(measurements: readonly T[], figure: (one: T) => number): T {
  const sorted = measurements.toSorted((a, b) => figure(a) - figure(b));
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError('nothing was measured');
  return middle;
}

export const median = (values: readonly number[]): number => medianBy(values, (value) => value);
