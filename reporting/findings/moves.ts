import type { Movement } from '../../contracts/facts.js';
import type { MemberSelection } from '../../contracts/members.js';
import type { Suggestion } from '../../domain/rfm/actions.js';
import type { ReportBasis } from '../basis.js';
import type { Flow } from '../figures/movement.js';
import { totalsOf } from '../figures/periods.js';
import { moneyEach } from '../figures/share.js';
import type { Finding } from '../report.js';
import { chosenMembers } from '../selection/chosen.js';
import type { LossInWords, MoveInWords } from '../texts/findings.js';
import { memberWorth } from './changes.js';
import { commonSuggestion } from './suggestion.js';

/** Id of the finding about a flow. */
export const flowId = ({ from, to }: Flow): string =>
  to === null ? `left/${from ?? ''}` : `moved/${from ?? ''}/${to}`;

/** The members of a flow, as a selection. */
export function movedMembers(basis: ReportBasis, movement: Movement, flow: Flow): Finding['members'] {
  const cameFrom = standpoint(movement, flow.from);
  const to: MemberSelection = flow.to === null ? { cameFrom, gone: true } : { segments: [flow.to], cameFrom };
  return chosenMembers(basis, { period: movement.to.label, ...to }, flow.members);
}

/**
 * What to do about members who moved: what is suggested where they are now. Those of a valuable segment who are gone,
 * or have sunk to where next to nothing would be spent on them, are to be won back.
 */
export function moveSuggestion(basis: ReportBasis, flow: Flow): Suggestion | null {
  const { from, to } = flow;
  const lost = isValuable(basis)(from);
  if (to === null) return { action: lost ? 'win_back' : 'low_cost_only', strength: 'directional' };
  const there = commonSuggestion(
    basis,
    basis.focus.groups.filter(({ segment }) => segment === to),
  );
  const givenUp = lost && there?.action === 'low_cost_only';
  return givenUp ? { action: 'win_back', strength: 'actionable' } : there;
}

/** Whether a member of a segment is worth more than members are on average, over all periods. */
export function isValuable({ facts }: ReportBasis): (segment: string | null) => boolean {
  const worth = memberWorth(facts.groups);
  const { monetary, members } = totalsOf(facts.groups);
  const mean = Number(moneyEach(monetary, members));
  return (segment) => (worth.get(segment) ?? 0) > mean;
}

export function moveInWords(
  { numbers, named, words }: ReportBasis,
  { from, to }: Movement,
  flow: Flow,
): MoveInWords {
  return {
    members: numbers.count(flow.members),
    from: named(flow.from),
    to: flow.to === null ? words.notScored : named(flow.to),
    before: from.label,
    after: to.label,
  };
}

/** Members who are gone as sentences need them. */
export function lossInWords(basis: ReportBasis, movement: Movement, flow: Flow): LossInWords {
  const { members, from, before, after } = moveInWords(basis, movement, flow);
  const { didNotOrder, droppedOut } = basis.words;
  return { members, from, before, absence: (basis.single ? droppedOut : didNotOrder)(after) };
}

/** Where the members of a flow stood before. */
export const standpoint = (
  { from: { runId, label } }: Movement,
  segment: string | null,
): NonNullable<MemberSelection['cameFrom']> => ({ runId, period: label, segment });
