/**
 * What may tell that a member has left. Silence (no order, login, visit, reaction) is measured at an instant from
 * what came before it.
 */
export const churnRules = [
  'unsubscribed',
  'blacklisted',
  'no_order',
  'no_login',
  'no_visit',
  'no_reaction',
  'own_cycle',
] as const;
export type ChurnRuleName = (typeof churnRules)[number];

/** explicit: the member said so; silent: nothing was heard. */
export type ChurnMark = 'explicit' | 'silent';
/** Whether a member who left this way may come back by itself. */
export type ChurnLasting = 'permanent' | 'temporary';

interface RuleBase {
  readonly mark: ChurnMark;
  readonly lasting: ChurnLasting;
}

/** One rule with its measure. */
export type ChurnRule = RuleBase &
  (
    | { readonly rule: 'unsubscribed' | 'blacklisted' }
    | { readonly rule: 'no_order' | 'no_login' | 'no_visit'; readonly days: number }
    /** None of the last so many contacts was opened, clicked or answered; who had fewer is not judged. */
    | { readonly rule: 'no_reaction'; readonly last: number }
    /** So many times the median of the member's own days between orders have passed; of members with at least so many orders. */
    | { readonly rule: 'own_cycle'; readonly times: number; readonly min_orders: number }
  );

/** Holds when any of `any` and all of `all` hold, and nothing of `unless` does; a part that is absent asks nothing. */
export interface ChurnGroup<Member> {
  readonly any?: readonly Member[] | undefined;
  readonly all?: readonly Member[] | undefined;
  readonly unless?: readonly Member[] | undefined;
}

/** When a member counts as churned. */
export type ChurnDefinition = ChurnGroup<ChurnRule | ChurnGroup<ChurnRule>>;
