import type { ChurnWords } from './words.js';

export const churnWords: ChurnWords = {
  bands: { VERY_HIGH: 'Very high', HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low' },
  bandRange: (from, to) => (to === null ? `${from} and more` : `${from} to below ${to}`),
  valueClasses: { A: 'A: first 80% of value', B: 'B: next 10%', C: 'C: last 10%' },
  recoverabilities: { HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low', NONE: 'None: left for good' },
  leftOut: {
    CHURNED: 'Churned already, had ordered',
    NO_ORDER: 'No order that counts',
    TOO_YOUNG: 'Not known for long enough',
    EXCLUDED: 'On an exclusion list',
  },
  suppressions: {
    BLACKLISTED: 'Blacklisted',
    UNSUBSCRIBED: 'Unsubscribed',
    NOT_MARKETABLE: 'Not marketable',
    NO_CONSENT: 'No consent by any channel',
    HARD_BOUNCE: 'Last contacts came back',
  },
  marks: { explicit: 'said so', silent: 'went silent' },
  lasting: { permanent: 'for good', temporary: 'may come back' },
  learners: {
    logistic_regression: 'Logistic regression',
    random_forest: 'Random forest',
    gradient_boosting: 'Gradient boosting',
  },
  uses: {
    trained: 'learned from',
    passed: 'passed over: its window reaches into the tested one',
    tested: 'tested on, never learned from',
  },
  verdicts: { steady: 'steady', warn: 'moved', alarm: 'moved far', grows: 'grows with time' },
  calibrations: { isotonic: 'isotonic', platt: 'Platt' },
  rules: {
    unsubscribed: () => 'has unsubscribed',
    blacklisted: () => 'is blacklisted',
    no_order: (days) => `has not ordered for ${days} days`,
    no_login: (days) => `has not logged in for ${days} days`,
    no_visit: (days) => `has not visited for ${days} days`,
    no_reaction: (last) => `did not react to the last ${last} contacts`,
    own_cycle: (times) => `has been silent for ${times} times their own usual days between orders`,
  },
  group: ({ any, all, unless }, nested) => {
    const asked = [all?.join(' and '), any === undefined ? undefined : chosen(any, all !== undefined)];
    const clause = asked.filter((part) => part !== undefined).join(' and ');
    const whole = unless === undefined ? clause : `${clause}, unless the member ${unless.join(' or ')}`;
    return nested ? `(${whole})` : whole;
  },
  definition: (clause) => `A member counts as churned who ${clause}.`,
  notScored: 'Not scored',
  points: (signed) => `${signed} points`,
  topTenth: ({ left, times, found }) =>
    `Of 100 members in the tenth marked as most at risk, ${left} left${times === null ? '' : `: ${times} times the average`}${found === null ? '' : `; that tenth held ${found} of all who left`}`,
};

const chosen = (any: readonly string[], besides: boolean): string => {
  const clause = any.join(', or ');
  return besides && any.length > 1 ? `(${clause})` : clause;
};
