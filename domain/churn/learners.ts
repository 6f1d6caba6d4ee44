/** Ways of learning that churn is learned in, the simplest first. */
export const churnLearners = ['logistic_regression', 'random_forest', 'gradient_boosting'] as const;
export type ChurnLearner = (typeof churnLearners)[number];
