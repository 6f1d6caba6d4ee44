import type { SegmentFigures } from './segments.js';

/** Segments as charts show them: no more than can be told apart, the others as one. */
export interface Folding {
  /** Stored segments that stand for themselves, in the order of the ranking. */
  readonly shown: readonly (string | null)[];
  /** How many segments the last category holds together; 0: there is no such category. */
  readonly folded: number;
  /** Number of the category of a segment. */
  readonly placeOf: (segment: string | null) => number;
}

/** Categories that a reader tells apart, and that palettes have colours for. */
const mostCategories = 12;

/** Keeps the segments with the most members. Segments that are not given belong to the others too. */
export function fold(
  segments: readonly Pick<SegmentFigures, 'segment' | 'members'>[],
  ranking: readonly (string | null)[],
): Folding {
  const fits = ranking.length <= mostCategories;
  const sizes = new Map(segments.map(({ segment, members }) => [segment, members]));
  const largest = ranking.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  const kept = new Set(fits ? ranking : largest.slice(0, mostCategories - 1));
  const shown = ranking.filter((segment) => kept.has(segment));
  const places = new Map(shown.map((segment, i) => [segment, i]));
  return {
    shown,
    folded: ranking.length - shown.length,
    placeOf: (segment) => places.get(segment) ?? shown.length,
  };
}
