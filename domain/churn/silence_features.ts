import type { ChurnDefinition, ChurnRuleName } from './definition.js';
import type { ChurnFeatureName } from './features.js';
import { placedRules } from './placed_rules.js';

/** Features that measure the very thing a rule asks for. */
const measuring: Readonly<Record<ChurnRuleName, readonly ChurnFeatureName[]>> = {
  unsubscribed: ['unsubscribed'],
  blacklisted: [],
  no_order: ['days_since_order', 'orders_365', 'amount_365', 'months_ordered_12'],
  no_login: ['days_since_login'],
  no_visit: ['days_since_event', 'days_since_visit', 'visits_365', 'weeks_active_52'],
  no_reaction: ['contacts_unanswered', 'days_since_reaction'],
  own_cycle: ['order_silence_ratio', 'days_since_order'],
};

/**
 * Features that may tell churn by themselves without knowing what came after: who has been silent for most of the time
 * that the definition asks for will often have churned soon, and nobody else can have.
 */
export const silenceFeatures = (definition: ChurnDefinition): ChurnFeatureName[] => [
  ...new Set(placedRules(definition).flatMap(({ rule }) => measuring[rule.rule])),
];
