import type { GroupFacts } from '../../contracts/facts.js';
import { moneyFromText, type TenThousandths } from '../../domain/quality/money.js';
import type { ReportBasis } from '../basis.js';
import { moneyPartOf, partOf } from '../figures/share.js';

export const tiers = ['act_first', 'next', 'rare_but_valuable', 'rare'] as const;
/**
 * - `act_first`: so large that whatever is done about it shows;
 * - `next`: smaller, worth a campaign together with others alike;
 * - `rare_but_valuable`: few members who bring much: look at them individually;
 * - `rare`: the others.
 */
export type Tier = (typeof tiers)[number];

/** A rare group is valuable where its part of the value is at least so many times its part of the members. */
export const valuableFrom = 2;

/** A group of the period described, with its parts of the whole and its tier. */
export interface RankedGroup {
  readonly facts: GroupFacts;
  readonly monetary: TenThousandths;
  /** 0 to 1. */
  readonly memberShare: number;
  /** 0 to 1; 0 where the period has no value at all. */
  readonly monetaryShare: number;
  readonly tier: Tier;
}

/** The groups of the period described that have members, the most valuable first; of equal ones the larger, then by code. */
export function rankedGroups({
  focus,
  config,
}: Pick<ReportBasis, 'focus' | 'config'>): readonly RankedGroup[] {
  return focus.groups
    .filter(({ members }) => members > 0)
    .map((facts): RankedGroup => {
      const monetary = moneyFromText(facts.monetary);
      const memberShare = partOf(facts.members, focus.members);
      const monetaryShare = moneyPartOf(monetary, focus.monetary);
      const tier = tierOf(memberShare, monetaryShare, config.report.tiers);
      return { facts, monetary, memberShare, monetaryShare, tier };
    })
    .sort(
      (a, b) =>
        compareMoney(b.monetary, a.monetary) ||
        b.facts.members - a.facts.members ||
        compareCodes(a.facts.code, b.facts.code),
    );
}

function tierOf(
  memberShare: number,
  monetaryShare: number,
  { large, rare }: { readonly large: number; readonly rare: number },
): Tier {
  if (memberShare >= large) return 'act_first';
  if (memberShare >= rare) return 'next';
  return monetaryShare >= valuableFrom * memberShare ? 'rare_but_valuable' : 'rare';
}

const compareMoney = (a: TenThousandths, b: TenThousandths): number => (a === b ? 0 : a < b ? -1 : 1);

/** By digits; what has no code comes last. */
function compareCodes(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
