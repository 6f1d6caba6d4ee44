import { expect, it } from 'vitest';
import { alarmsOf } from '../../activities/churn/alarms.js';

it('of drift tell of features that moved and of the probabilities, not of features that grow with time', () => {
  const drift = [
    { column: 'tenure_days', psi: 0.9, verdict: 'grows' },
    { column: 'probability', psi: 0.3, verdict: 'alarm' },
    { column: 'visits_90', psi: 0.12, verdict: 'warn' },
    { column: 'orders_30', psi: 0.01, verdict: 'steady' },
  ] as const;
  const watched = { asOf: '2020-03-02', modelId: 'm1', modelAsOf: '2020-03-02', history: [], changes: null };
  expect(alarmsOf({ ...watched, drift })).toEqual([
    { kind: 'score_drift', level: 'alarm', figures: { psi: 0.3 } },
    { kind: 'feature_drift', level: 'warn', figures: { feature: 'visits_90', psi: 0.12 } },
  ]);
});

it('of a run that was wrong name its model, and whether it has been replaced', () => {
  const quality = {
    ...{ rows: 9_000, churners: 540, rocAuc: 0.8, prAuc: 0.4, logLoss: 0.2, brier: 0.05 },
    ...{ liftTopTenth: 3, foundInTopTenth: 0.3 },
  };
  const over = {
    ...{ runId: 'r1', asOf: '2020-01-01', modelId: 'm1', labelEndsOn: '2020-03-01', members: 10_000 },
    ...{ predicted: 0.03, actual: { share: 0.06, quality, tenths: [] } },
  };
  const watched = { asOf: '2020-03-02', modelAsOf: '2020-03-02', history: [over], changes: null, drift: [] };
  const alarm = { kind: 'predicted_against_actual', level: 'alarm' };
  const figures = { asOf: '2020-01-01', predicted: 0.03, actual: 0.06, modelId: 'm1' };
  expect(alarmsOf({ ...watched, modelId: 'm1' })).toEqual([
    { ...alarm, figures: { ...figures, replaced: false } },
  ]);
  expect(alarmsOf({ ...watched, modelId: 'm2' })).toEqual([
    { ...alarm, figures: { ...figures, replaced: true } },
  ]);
});
