import type { ChurnDefinition, ChurnGroup, ChurnRule } from './definition.js';

/** The parts of a definition or of a group, in the order in which they are told. */
export const churnParts = ['any', 'all', 'unless'] as const;
export type ChurnPart = (typeof churnParts)[number];

/** A rule with the place that it has in a definition. */
export interface PlacedRule {
  /** The rule's name; from its second occurrence on with a number: `no_order`, `no_order_2`. */
  readonly id: string;
  /** The part that the rule itself stands in, of the definition or of a group within it. */
  readonly part: ChurnPart;
  readonly rule: ChurnRule;
}

/** A group whose rules are placed. */
export type PlacedGroup = ChurnGroup<PlacedRule>;
/** A definition whose rules are placed. */
export type PlacedDefinition = ChurnGroup<PlacedRule | PlacedGroup>;

/** Gives every rule of a definition its id; the form of the definition stays. */
export function placedDefinition(definition: ChurnDefinition): PlacedDefinition {
  const seen = new Map<string, number>();
  const place = (rule: ChurnRule, part: ChurnPart): PlacedRule => {
    const number = (seen.get(rule.rule) ?? 0) + 1;
    seen.set(rule.rule, number);
    return { id: number === 1 ? rule.rule : `${rule.rule}_${number}`, part, rule };
  };
  return mapParts(definition, (member, part) =>
    isGroup(member) ? mapParts(member, place) : place(member, part),
  );
}

/** The rules of a definition, those of its groups in their place. */
export const placedRules = (definition: ChurnDefinition): readonly PlacedRule[] =>
  rulesIn(placedDefinition(definition));

/** {@link placedRules} of a definition whose rules are placed already, or of one of its groups. */
export const rulesIn = (group: PlacedDefinition): readonly PlacedRule[] =>
  churnParts.flatMap((part) => (group[part] ?? []).flatMap((one) => ('id' in one ? [one] : rulesIn(one))));

/** What a rule is measured by: days, contacts, or times the usual days between orders; null: it has no measure. */
export function measureOf(rule: ChurnRule): number | null {
  switch (rule.rule) {
    case 'unsubscribed':
    case 'blacklisted':
      return null;
    case 'no_order':
    case 'no_login':
    case 'no_visit':
      return rule.days;
    case 'no_reaction':
      return rule.last;
    case 'own_cycle':
      return rule.times;
  }
}

const isGroup = (member: ChurnRule | ChurnGroup<ChurnRule>): member is ChurnGroup<ChurnRule> =>
  !('rule' in member);

/** Maps the parts in the order in which they are told, so that what is numbered is numbered in that order. */
function mapParts<From, To>(
  group: ChurnGroup<From>,
  map: (member: From, part: ChurnPart) => To,
): ChurnGroup<To> {
  return Object.fromEntries(
    churnParts.flatMap((part) => {
      const members = group[part];
      return members === undefined ? [] : [[part, members.map((member) => map(member, part))]];
    }),
  );
}
