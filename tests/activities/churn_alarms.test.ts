import { expect, it } from 'vitest';
import { alarmsOf } from '../../activities/churn/alarms.js';

it('of drift tell of features that moved and of the probabilities, not of features that grow with time', () => {
  const drift = [
    { column: 'tenure_days', psi: 0.9, verdict: 'grows' },
    { column: 'probability', psi: 0.3, verdict: 'alarm' },
    { column: 'visits_90', psi: 0.12, verdict: 'warn' },
    { column: 'orders_30', psi: 0.01, verdict: 'steady' },
  ] as const;
  const watched = { asOf: '2020-03-02', modelAsOf: '2020-03-02', history: [], changes: null };
  expect(alarmsOf({ ...watched, drift })).toEqual([
    { kind: 'score_drift', level: 'alarm', figures: { psi: 0.3 } },
    { kind: 'feature_drift', level: 'warn', figures: { feature: 'visits_90', psi: 0.12 } },
  ]);
});
