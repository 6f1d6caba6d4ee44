/** Segment of members who never ordered. */
export const noOrderSegment = 'PROSPECTS';

interface FiveBinRule {
  readonly recency: readonly number[];
  /** The rule fits up to this mean of F and M. */
  readonly upTo: number;
  readonly segment: string;
}

/** In the order in which they are tried; the last rule of each recency fits every mean. */
const rules: readonly FiveBinRule[] = [
  { recency: [5], upTo: 1, segment: 'NEW' },
  { recency: [5], upTo: 3, segment: 'ACTIVE' },
  { recency: [5], upTo: 5, segment: 'CHAMPIONS' },
  { recency: [4], upTo: 1, segment: 'PROMISING' },
  { recency: [4], upTo: 3, segment: 'ACTIVE' },
  { recency: [4], upTo: 5, segment: 'LOYAL' },
  { recency: [3], upTo: 2, segment: 'ALMOST_LOST' },
  { recency: [3], upTo: 3, segment: 'NEEDS_ATTENTION' },
  { recency: [3], upTo: 5, segment: 'LOYAL' },
  { recency: [1, 2], upTo: 2, segment: 'DORMANT' },
  { recency: [1, 2], upTo: 4, segment: 'AT_RISK' },
  { recency: [1, 2], upTo: 5, segment: 'PREVIOUSLY_LOYAL' },
];

/** Segment of a code of three digits from 1 to 5, by recency and the mean of F and M. */
export function fiveBinSegment(code: string): string {
  const [r, f, m] = Array.from(code, Number) as [number, number, number];
  const rule = rules.find(({ recency, upTo }) => recency.includes(r) && (f + m) / 2 <= upTo);
  if (rule === undefined) throw new RangeError(`${code} is not a code of five bins`);
  return rule.segment;
}
