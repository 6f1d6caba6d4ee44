import type { GroupFacts } from '../../contracts/facts.js';
import { groupedBy } from './grouped.js';
import { type Totals, totalsOf } from './periods.js';

/** A segment with its groups. */
export interface SegmentFigures extends Totals {
  /** As it is stored; null: members without one. */
  readonly segment: string | null;
  readonly groups: readonly GroupFacts[];
}

/** The segments among these groups, in the order of `ranking`, which names every one. */
export function segmentFigures(
  groups: readonly GroupFacts[],
  ranking: readonly (string | null)[],
): readonly SegmentFigures[] {
  const bySegment = groupedBy(groups, ({ segment }) => segment);
  return ranking.flatMap((segment) => {
    const own = bySegment.get(segment);
    return own === undefined ? [] : [{ segment, groups: own, ...totalsOf(own) }];
  });
}

/** What R, F and M count in the weighted score. */
interface Weights {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

/**
 * How high the members of a segment score: the mean of weight × digit over all groups of the run. Segments without
 * a code, such as that of members who never ordered, stand at 0, below all others.
 */
export type Standing = ReadonlyMap<string | null, number>;

export function standingOf(groups: readonly GroupFacts[], weights: Weights): Standing {
  const bySegment = groupedBy(groups, ({ segment }) => segment);
  return new Map([...bySegment].map(([segment, own]) => [segment, meanScore(own, weights)]));
}

function meanScore(groups: readonly GroupFacts[], { r, f, m }: Weights): number {
  let members = 0;
  let score = 0;
  for (const group of groups) {
    if (group.code === null) continue;
    const [recency = 0, frequency = 0, monetary = 0] = Array.from(group.code, Number);
    members += group.members;
    score += group.members * (r * recency + f * frequency + m * monetary);
  }
  return members === 0 ? 0 : score / members;
}

/** The segments, the highest standing first; of equal ones by name, those without a name last. */
export function rankingOf(standing: Standing): readonly (string | null)[] {
  return [...standing]
    .sort(([a, high], [b, low]) => low - high || compareNames(a, b))
    .map(([segment]) => segment);
}

/** By code points, so that the order is the same on every machine. */
function compareNames(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
