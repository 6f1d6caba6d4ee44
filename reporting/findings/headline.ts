import type { Movement } from '../../contracts/facts.js';
import type { Suggestion } from '../../domain/rfm/actions.js';
import { inPeriod, type ReportBasis } from '../basis.js';
import { directionOf, type Flow } from '../figures/movement.js';
import { segmentFigures } from '../figures/segments.js';
import { moneyPartOf, partOf } from '../figures/share.js';
import type { Finding } from '../report.js';
import { chosenMembers } from '../selection/chosen.js';
import { findingTexts, type GroupInWords } from '../texts/findings.js';
import { changeInWords, segmentNow, type SegmentChange } from './changes.js';
import { lossInWords, moveInWords, movedMembers, moveSuggestion } from './moves.js';
import { advice, commonSuggestion } from './suggestion.js';

/** The finding that opens a report, with a clause of it that is short enough for the subject of a mail. */
export interface Headline {
  readonly clause: string;
  readonly finding: Finding;
  /** What it tells of and need not be told again. */
  readonly change: SegmentChange | null;
  readonly flow: Flow | null;
}

/**
 * The main finding: the segment that changed with the most at stake and where its members went or came from; where
 * nothing is compared or nothing changed, the segment that brings the most.
 */
export function headlineOf(basis: ReportBasis, changes: readonly SegmentChange[]): Headline {
  const [change] = changes;
  if (change !== undefined) return changeHeadline(basis, change);
  return basis.focus.members === 0 ? emptyHeadline(basis) : valueHeadline(basis);
}

function changeHeadline(basis: ReportBasis, change: SegmentChange): Headline {
  const clause = findingTexts(basis.locale).changed(changeInWords(basis, change));
  const { movement } = basis;
  const flow = movement === null ? null : mainFlow(basis, movement, change);
  if (movement === null || flow === null) {
    const groups = basis.focus.groups.filter(({ segment }) => segment === change.segment);
    const suggestion = commonSuggestion(basis, groups);
    return told(basis, change, { clause, whole: clause, suggestion, members: segmentNow(basis, change) });
  }
  const whole = findingTexts(basis.locale).joined(clause, movedClause(basis, movement, flow, change));
  const members = movedMembers(basis, movement, flow);
  return {
    ...told(basis, change, { clause, whole, suggestion: moveSuggestion(basis, flow), members }),
    flow,
  };
}

/** The largest flow out of a segment that fell, or into one that rose. */
function mainFlow(
  { standing }: ReportBasis,
  { flows }: Movement,
  { segment, now, before }: SegmentChange,
): Flow | null {
  const fell = now < before;
  const candidates = flows.filter((flow) =>
    fell
      ? flow.from === segment && ['fell', 'left'].includes(directionOf(flow, standing))
      : flow.to === segment && flow.from !== null && flow.from !== segment,
  );
  return candidates.reduce<Flow | null>(
    (largest, flow) => (largest === null || flow.members > largest.members ? flow : largest),
    null,
  );
}

function movedClause(
  basis: ReportBasis,
  movement: Movement,
  flow: Flow,
  { now, before }: SegmentChange,
): string {
  const texts = findingTexts(basis.locale);
  if (flow.to === null) return texts.nowGone(lossInWords(basis, movement, flow));
  const words = moveInWords(basis, movement, flow);
  return now < before ? texts.nowElsewhere(words) : texts.nowHere(words);
}

function valueHeadline(basis: ReportBasis): Headline {
  const { focus, ranking, named, numbers, locale } = basis;
  const [best] = segmentFigures(focus.groups, ranking).toSorted((a, b) =>
    a.monetary === b.monetary ? b.members - a.members : a.monetary < b.monetary ? 1 : -1,
  );
  if (best === undefined) return emptyHeadline(basis);
  const words: GroupInWords = {
    name: named(best.segment),
    members: numbers.count(best.members),
    memberShare: numbers.share(partOf(best.members, focus.members)),
    monetaryShare: numbers.share(moneyPartOf(best.monetary, focus.monetary)),
  };
  const clause = findingTexts(locale).bringsMost(words);
  const members =
    best.segment === null ? null : chosenMembers(basis, { segments: [best.segment] }, best.members);
  const suggestion = commonSuggestion(basis, best.groups);
  return told(basis, null, { clause, whole: clause, suggestion, members });
}

function emptyHeadline(basis: ReportBasis): Headline {
  const clause = findingTexts(basis.locale).nobody(inPeriod(basis, basis.focus.label));
  return told(basis, null, { clause, whole: clause, suggestion: null, members: null });
}

interface Told {
  readonly clause: string;
  /** The clause with what follows from it. */
  readonly whole: string;
  readonly suggestion: Suggestion | null;
  readonly members: Finding['members'];
}

function told(
  basis: ReportBasis,
  change: SegmentChange | null,
  { clause, whole, suggestion, members }: Told,
): Headline {
  return {
    clause,
    change,
    flow: null,
    finding: {
      id: change === null ? 'headline' : `headline/${change.segment}`,
      topic: 'headline',
      sentence: basis.words.sentence(whole),
      ...advice(basis, suggestion),
      members,
    },
  };
}
