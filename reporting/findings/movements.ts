import type { Movement } from '../../contracts/facts.js';
import type { ReportBasis } from '../basis.js';
import { directionOf, type Flow } from '../figures/movement.js';
import { membersThen } from '../figures/members_then.js';
import { partOf } from '../figures/share.js';
import type { Finding } from '../report.js';
import { chosenMembers } from '../selection/chosen.js';
import { findingTexts } from '../texts/findings.js';
import { matters, memberWorth } from './changes.js';
import {
  flowId,
  isValuable,
  lossInWords,
  movedMembers,
  moveInWords,
  moveSuggestion,
  standpoint,
} from './moves.js';
import { advice } from './suggestion.js';

/** Movements of each kind that are told of one by one; the table of movements has all. */
const mostLosses = 3;
const mostGains = 2;

/**
 * A flow and what it puts at stake: its members, at what a member of the segment they came from is worth more than one
 * of the segment where they are now, in ten-thousandths.
 */
export interface Loss {
  readonly flow: Flow;
  readonly atStake: number;
}

/** Flows into a lower segment and out of the scores: those of valuable segments first, then by what is at stake. */
export function losses(basis: ReportBasis): readonly Loss[] {
  const { movement, standing, facts } = basis;
  const worth = memberWorth(facts.groups);
  const valuable = isValuable(basis);
  return (movement?.flows ?? [])
    .filter((flow) => ['fell', 'left'].includes(directionOf(flow, standing)))
    .map((flow) => ({ flow, atStake: flow.members * lostEach(worth, flow) }))
    .filter(({ flow, atStake }) => atStake > 0 && matters(basis, flow.members, atStake))
    .sort(
      (a, b) =>
        Number(valuable(b.flow.from)) - Number(valuable(a.flow.from)) ||
        b.atStake - a.atStake ||
        b.flow.members - a.flow.members,
    );
}

function lostEach(worth: ReadonlyMap<string | null, number>, { from, to }: Flow): number {
  const now = to === null ? 0 : (worth.get(to) ?? 0);
  return Math.max(0, (worth.get(from) ?? 0) - now);
}

/** The biggest losses as findings. */
export function lossFindings(basis: ReportBasis, lost: readonly Loss[]): Finding[] {
  const { movement } = basis;
  if (movement === null) return [];
  return lost.slice(0, mostLosses).map(({ flow, atStake }): Finding => {
    const sentence = lossClause(basis, movement, flow, basis.numbers.money(BigInt(Math.round(atStake))).text);
    return {
      id: flowId(flow),
      topic: 'movement',
      sentence: basis.words.sentence(sentence),
      ...advice(basis, moveSuggestion(basis, flow)),
      members: movedMembers(basis, movement, flow),
    };
  });
}

/** The biggest rises, and those who were not scored before. */
export function gainFindings(basis: ReportBasis): Finding[] {
  const { movement, standing, words, locale } = basis;
  if (movement === null) return [];
  const texts = findingTexts(locale);
  const risen = movement.flows
    .filter((flow) => directionOf(flow, standing) === 'rose' && matters(basis, flow.members, 0))
    .sort((a, b) => b.members - a.members)
    .slice(0, mostGains)
    .map((flow): Finding => ({
      id: flowId(flow),
      topic: 'movement',
      sentence: words.sentence(texts.rose(moveInWords(basis, movement, flow))),
      ...advice(basis, moveSuggestion(basis, flow)),
      members: movedMembers(basis, movement, flow),
    }));
  return [...risen, ...entryFindings(basis, movement)];
}

function entryFindings(basis: ReportBasis, movement: Movement): Finding[] {
  const { numbers, words, focus, locale } = basis;
  // Where small flows are told together, those who entered may be among them.
  const entered = movement.others === undefined ? movement.flows.filter(({ from }) => from === null) : [];
  const members = entered.reduce((sum, flow) => sum + flow.members, 0);
  if (members === 0) return [];
  const count = numbers.count(members);
  const share = numbers.share(partOf(members, focus.members));
  const before = movement.from.label;
  const texts = findingTexts(locale);
  const clause = basis.single
    ? texts.newSince({ members: count, share, before })
    : texts.entered({ members: count, share, before, after: movement.to.label });
  return [
    {
      id: 'entered',
      topic: 'movement',
      sentence: words.sentence(clause),
      ...advice(basis, null),
      members: chosenMembers(basis, { cameFrom: standpoint(movement, null) }, members),
    },
  ];
}

function lossClause(basis: ReportBasis, movement: Movement, flow: Flow, atStake: string): string {
  const texts = findingTexts(basis.locale);
  if (flow.to !== null) return texts.fell({ ...moveInWords(basis, movement, flow), atStake });
  const before = membersThen(basis, movement)(flow.from);
  const share = basis.numbers.share(partOf(flow.members, before));
  return texts.left({ ...lossInWords(basis, movement, flow), share, atStake });
}
