import { daysBetween, parseDay } from '../time/days.js';
import type { ChurnGroup, ChurnLasting, ChurnMark, ChurnRule } from './definition.js';
import {
  churnParts,
  rulesIn,
  type PlacedDefinition,
  type PlacedGroup,
  type PlacedRule,
} from './placed_rules.js';

/** What was heard of a member before a day, as the rules measure it. Days are ISO texts; null: never. */
export interface HeardOfMember {
  /** Local day on which they are judged. */
  readonly day: string;
  /** Null: listed without a day, and never heard of. */
  readonly knownSince: string | null;
  readonly orderCount: number;
  readonly lastOrderOn: string | null;
  readonly lastLoginOn: string | null;
  readonly lastEventOn: string | null;
  readonly unsubscribedOn: string | null;
  readonly blacklistedOn: string | null;
  /** Contacts in a row, up to the last, that were not answered; null: the definition does not ask. */
  readonly unanswered: number | null;
  /** Days with an order, and the median of the days between them; null: the definition does not ask, or there are too few. */
  readonly orderDays: number | null;
  readonly cycleDays: number | null;
}

/** What a rule has measured. */
export type Measured =
  | { readonly kind: 'said'; readonly on: string | null }
  /** `days` of silence since `heardOn`, or since the member was known where nothing was heard; null: neither is known. */
  | { readonly kind: 'silence'; readonly heardOn: string | null; readonly days: number | null }
  | { readonly kind: 'contacts'; readonly unanswered: number }
  | {
      readonly kind: 'cycle';
      readonly orderDays: number;
      readonly cycleDays: number | null;
      readonly days: number | null;
    };

/** A rule of a definition with what it has measured of a member. */
export interface ExplainedRule {
  readonly id: string;
  readonly rule: ChurnRule;
  readonly measured: Measured;
  /** The first day from which it has held; null: it does not hold. */
  readonly since: string | null;
}

/** A group of a definition: whether it holds, and its parts. */
export interface ExplainedGroup extends ChurnGroup<ExplainedRule | ExplainedGroup> {
  readonly holds: boolean;
}

/** Whether a member has churned, and why. */
export interface ChurnExplanation {
  readonly heard: HeardOfMember;
  readonly churnedSince: string | null;
  readonly mark: ChurnMark | null;
  readonly lasting: ChurnLasting | null;
  /** Why the member is not scored; null: is scored. */
  readonly leftOut: string | null;
  readonly definition: ExplainedGroup;
}

/** What was judged: since when each rule has held in the definition's order, and what came of it. */
export interface JudgedMember extends Omit<ChurnExplanation, 'definition'> {
  readonly since: readonly (string | null)[];
}

/** Tells a definition rule by rule, each with what it has measured of the member. */
export function explainChurn(definition: PlacedDefinition, judged: JudgedMember): ChurnExplanation {
  const { since, ...outcome } = judged;
  const order = rulesIn(definition);
  const explainRule = (placed: PlacedRule): ExplainedRule => ({
    id: placed.id,
    rule: placed.rule,
    measured: measuredBy(placed.rule, judged.heard),
    since: since[order.indexOf(placed)] ?? null,
  });
  const explainPart = (part: PlacedRule | PlacedGroup): ExplainedRule | ExplainedGroup =>
    'id' in part ? explainRule(part) : explainGroup(part);
  const explainGroup = (group: PlacedDefinition): ExplainedGroup => {
    const parts: ChurnGroup<ExplainedRule | ExplainedGroup> = Object.fromEntries(
      churnParts.flatMap((part) => {
        const members = group[part];
        return members === undefined ? [] : [[part, members.map(explainPart)]];
      }),
    );
    return { ...parts, holds: groupHolds(parts) };
  };
  return { ...outcome, definition: explainGroup(definition) };
}

/** Whether a rule or a group holds. */
export const holds = (part: ExplainedRule | ExplainedGroup): boolean =>
  'id' in part ? part.since !== null : part.holds;

const groupHolds = ({ any, all, unless }: ChurnGroup<ExplainedRule | ExplainedGroup>): boolean =>
  (any?.some(holds) ?? true) && (all?.every(holds) ?? true) && !(unless?.some(holds) ?? false);

function measuredBy(rule: ChurnRule, heard: HeardOfMember): Measured {
  const silence = (heardOn: string | null): Measured => ({
    kind: 'silence',
    heardOn,
    days: silentDays(heardOn ?? heard.knownSince, heard.day),
  });
  switch (rule.rule) {
    case 'unsubscribed':
      return { kind: 'said', on: heard.unsubscribedOn };
    case 'blacklisted':
      return { kind: 'said', on: heard.blacklistedOn };
    case 'no_order':
      return silence(heard.lastOrderOn);
    case 'no_login':
      return silence(heard.lastLoginOn);
    case 'no_visit':
      return silence(heard.lastEventOn);
    case 'no_reaction':
      return { kind: 'contacts', unanswered: heard.unanswered ?? 0 };
    case 'own_cycle':
      return {
        kind: 'cycle',
        orderDays: heard.orderDays ?? 0,
        cycleDays: heard.cycleDays,
        days: silentDays(heard.lastOrderOn, heard.day),
      };
  }
}

/** Whole days between two days, without both: what was heard the day before was 0 days of silence ago. */
const silentDays = (heardOn: string | null, day: string): number | null =>
  heardOn === null ? null : daysBetween(parseDay(heardOn), parseDay(day)) - 1;
