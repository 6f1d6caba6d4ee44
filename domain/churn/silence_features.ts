import type { ChurnDefinition, ChurnRuleName } from './definition.js';
import type { ChurnFeatureName } from './features.js';
import { placedRules } from './placed_rules.js';

/** Days since a member ordered, in days or in times of what is usual; where all buy of one category, since that too. */
const orderSilence = [
  'days_since_order',
  'order_silence_ratio',
  'days_since_favourite_category',
  'category_cycle_ratio',
] as const satisfies readonly ChurnFeatureName[];

/** Who has ordered nothing in so many days has been silent for as long. */
const orderWindows = [
  ...(['orders_30', 'orders_90', 'orders_180', 'orders_365'] as const),
  ...(['amount_30', 'amount_90', 'amount_180', 'amount_365'] as const),
  'months_ordered_12',
] as const satisfies readonly ChurnFeatureName[];

/** Days since anything was heard beside orders; where members do one kind of thing, since that too. */
const eventSilence = [
  ...(['days_since_event', 'days_since_visit', 'days_since_login', 'days_since_cart'] as const),
  'event_silence_ratio',
] as const satisfies readonly ChurnFeatureName[];

const eventWindows = [
  ...(['visits_30', 'visits_90', 'visits_365', 'logins_90'] as const),
  ...(['weeks_active_13', 'weeks_active_52'] as const),
] as const satisfies readonly ChurnFeatureName[];

/** Features that measure the very thing a rule asks for, or nearly. */
const measuring: Readonly<Record<ChurnRuleName, readonly ChurnFeatureName[]>> = {
  unsubscribed: ['unsubscribed'],
  blacklisted: [],
  no_order: [...orderSilence, ...orderWindows],
  no_login: [...eventSilence, ...eventWindows],
  no_visit: [...eventSilence, ...eventWindows],
  no_reaction: ['contacts_unanswered', 'days_since_reaction'],
  own_cycle: orderSilence,
};

/**
 * Features that may tell churn by themselves without knowing what came after: who has been silent for most of the time
 * that the definition asks for will often have churned soon, and nobody else can have. Of a simulated business that is
 * silent for 365 days to churn, and labelled after 30, days since the favourite category was bought reach an area under
 * the ROC curve of 0.994.
 */
export const silenceFeatures = (definition: ChurnDefinition): ChurnFeatureName[] => [
  ...new Set(placedRules(definition).flatMap(({ rule }) => measuring[rule.rule])),
];
