import type { PerDimension } from './bins.js';
import { fitsCode } from './code_pattern.js';

/** Built-in suggestions; each has a text in every language. */
export const suggestedActions = [
  /** Recent, frequent and valuable: thank them, keep them close. */
  'reward',
  /** They come often and spend little each time. */
  'cross_sell',
  /** They have ordered recently and rarely: win the next order soon. */
  'second_order',
  /** They come from time to time: regular promotion mail. */
  'regular_promotion',
  /** Frequent or valuable, and not seen for a while: remind them before they leave. */
  'remind',
  /** Once frequent or valuable, and not seen for long: win them back in person. */
  'win_back',
  /** Neither recent nor frequent nor valuable: only what costs next to nothing. */
  'low_cost_only',
  /** Registered and never ordered. */
  'first_order',
] as const;
export type SuggestedAction = (typeof suggestedActions)[number];

/** Whether one can act on a suggestion as it stands (明确), or only look further where it points (模糊). */
export type Strength = 'actionable' | 'directional';

export interface Suggestion {
  /** A built-in suggestion, or a text of one's own. */
  readonly action: string;
  readonly strength: Strength;
}

/** A rule of one's own: for a code, in which `*` is any digit, or for a stored segment. */
export interface ActionRule extends Suggestion {
  readonly code?: string | undefined;
  readonly segment?: string | undefined;
}

export interface ScoredGroup {
  /** Null: outside the given edges, or never ordered. */
  readonly code: string | null;
  readonly segment: string | null;
  readonly orders: number;
}

/**
 * What to do about a group: by the first rule that fits, else by whether its digits are low, middling or high.
 * @param bins how many digits each dimension has
 * @returns null where nothing sensible can be said, such as of values outside the given edges
 */
export function suggestionFor(
  group: ScoredGroup,
  bins: PerDimension<number>,
  rules: readonly ActionRule[],
): Suggestion | null {
  const rule = rules.find(({ code, segment }) =>
    code === undefined ? segment === group.segment : group.code !== null && fitsCode(group.code, code),
  );
  if (rule !== undefined) return { action: rule.action, strength: rule.strength };
  if (group.code === null) {
    return group.orders === 0 ? { action: 'first_order', strength: 'directional' } : null;
  }
  const [r = 1, f = 1, m = 1] = Array.from(group.code, Number);
  return builtIn(levelOf(r, bins.recency), levelOf(f, bins.frequency), levelOf(m, bins.monetary));
}

type Level = 'low' | 'middling' | 'high';

/** Thirds of the digits, counted from 1; of two digits one is low and one is high. */
function levelOf(digit: number, digits: number): Level {
  const place = (digit - 0.5) / digits;
  if (place < 1 / 3) return 'low';
  return place > 2 / 3 ? 'high' : 'middling';
}

function builtIn(recency: Level, frequency: Level, monetary: Level): Suggestion {
  const strong = frequency === 'high' || monetary === 'high';
  switch (recency) {
    case 'low':
      return { action: strong ? 'win_back' : 'low_cost_only', strength: 'actionable' };
    case 'middling':
      return strong
        ? { action: 'remind', strength: 'actionable' }
        : { action: 'regular_promotion', strength: 'directional' };
    case 'high':
      if (frequency === 'low') return { action: 'second_order', strength: 'actionable' };
      if (frequency === 'middling') return { action: 'regular_promotion', strength: 'directional' };
      return { action: monetary === 'low' ? 'cross_sell' : 'reward', strength: 'actionable' };
  }
}
