import { changeOf, moneyEach } from '../figures/share.js';
import { groupedBy } from '../figures/grouped.js';
import { segmentMembers } from '../figures/baseline.js';
import { totalsOf } from '../figures/periods.js';
import { againstBaseline, type ReportBasis } from '../basis.js';
import type { Finding } from '../report.js';
import { chosenMembers } from '../selection/chosen.js';
import { type ChangeInWords, findingTexts } from '../texts/findings.js';
import { advice, commonSuggestion } from './suggestion.js';

/** How many members a segment has gained or lost since the baseline. */
export interface SegmentChange {
  readonly segment: string;
  readonly before: number;
  readonly now: number;
  /**
   * How much the change matters: the members by which the segment grew or shrank more than all members together, at
   * what a member of it is worth over all periods. 0: it only went along with the whole.
   */
  readonly weight: number;
}

/**
 * The segments that changed, those that matter most first: a few good members lost matter more than many sleeping
 * ones, and a segment that grows as all others do tells nothing. Segments of members without a code are not told of
 * here: they say nothing about behaviour.
 */
export function segmentChanges(basis: ReportBasis): readonly SegmentChange[] {
  const { baseline, focus, facts, ranking, standing } = basis;
  if (baseline === null) return [];
  const worth = memberWorth(facts.groups);
  const sizes = segmentMembers(focus.groups);
  const growth = baseline.members === 0 ? 1 : focus.members / baseline.members;
  const segments = new Set([...ranking, ...baseline.segments.keys()]);
  return [...segments]
    .flatMap((segment): SegmentChange[] => {
      if (segment === null || standing.get(segment) === 0) return [];
      const [before, now] = [baseline.segments.get(segment) ?? 0, sizes.get(segment) ?? 0];
      if (before === now) return [];
      const beyond = now - before * growth;
      const matters = Math.sign(beyond) === Math.sign(now - before) ? Math.abs(beyond) : 0;
      return [{ segment, before, now, weight: matters * (worth.get(segment) ?? 0) }];
    })
    .sort((a, b) => b.weight - a.weight || Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
}

/**
 * Whether so many members, or so much money, is enough to be told of beside what else there is: at least the share
 * below which a group is rare. In ten-thousandths.
 */
export const matters = ({ focus, config }: ReportBasis, members: number, money: number): boolean =>
  members >= config.report.tiers.rare * focus.members ||
  money >= config.report.tiers.rare * Number(focus.monetary);

/** What a member of each segment is worth, over all periods of the run, in ten-thousandths. */
export function memberWorth(groups: ReportBasis['facts']['groups']): ReadonlyMap<string | null, number> {
  return new Map(
    [...groupedBy(groups, ({ segment }) => segment)].map(([segment, own]) => {
      const { members, monetary } = totalsOf(own);
      return [segment, Number(moneyEach(monetary, members))];
    }),
  );
}

/** A change as its sentence needs it. */
export function changeInWords(basis: ReportBasis, { segment, before, now }: SegmentChange): ChangeInWords {
  const { numbers, named } = basis;
  const share = changeOf(now, before);
  return {
    segment: named(segment),
    now: numbers.count(now),
    change: numbers.count(Math.abs(now - before)),
    rose: now > before,
    share: share === null ? null : numbers.signedShare(share),
    against: againstBaseline(basis) ?? '',
  };
}

/** What changed most, as findings; at most so many. */
export function changeFindings(
  basis: ReportBasis,
  changes: readonly SegmentChange[],
  most: number,
): Finding[] {
  const telling = changes.filter(({ now, before, weight }) => matters(basis, Math.abs(now - before), weight));
  return telling.slice(0, most).map((change): Finding => {
    const groups = basis.focus.groups.filter(({ segment }) => segment === change.segment);
    return {
      id: `change/${change.segment}`,
      topic: 'change',
      sentence: basis.words.sentence(findingTexts(basis.locale).changed(changeInWords(basis, change))),
      ...advice(basis, commonSuggestion(basis, groups)),
      members: segmentNow(basis, change),
    };
  });
}

/** The members of a segment that changed; null: there are none any more. */
export const segmentNow = (basis: ReportBasis, { segment, now }: SegmentChange): Finding['members'] =>
  now === 0 ? null : chosenMembers(basis, { segments: [segment] }, now);
