import { describe, expect, it } from 'vitest';
import { isotonicScale, isotonicValues } from '../../../learners/calibration/isotonic.js';
import { plattScale } from '../../../learners/calibration/platt.js';
import { prAuc, rocAuc } from '../../../learners/metrics/areas.js';
import { calibrationTable } from '../../../learners/metrics/calibration_table.js';
import { brierScore, logLoss } from '../../../learners/metrics/probability_scores.js';
import { rankingOf } from '../../../learners/metrics/ranking.js';
import { isFull } from '../../faults/size.js';
import { computeAnew, sklearnPython } from '../../support/sklearn.js';
import recorded from './sklearn.json' with { type: 'json' };

const rows = 600;
const perRow = (of: (row: number) => number): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) => of(row));

/** As `reference/metrics_sklearn.py` makes them. */
const scoresOf = {
  random: perRow((row) => (1 + ((row * 7919) % 1009)) / 1010),
  tied: perRow((row) => (1 + ((row * 7919) % 13)) / 14),
};
const labelsOf = (scores: Float64Array) =>
  scores.map((score, row) => (((row * 104729) % 997) / 997 < score ? 1 : 0));
const weightsOf = { equal: undefined, weighted: perRow((row) => 1 + (row % 5) / 4) };

const expectNear = (found: number, expected: number, within = 1e-9) => {
  expect(Math.abs(found - expected), `${found}, not ${expected}`).toBeLessThan(within);
};

describe.each(['random', 'tied'] as const)('of %s scores', (kind) => {
  const scores = scoresOf[kind];
  const labels = labelsOf(scores);

  describe.each(['equal', 'weighted'] as const)('of %s rows', (weighting) => {
    const weights = weightsOf[weighting];
    const expected = recorded[`${kind} ${weighting}`];

    it('areas, log loss and Brier score are those of scikit-learn', () => {
      const ranking = rankingOf(scores, labels, weights);
      expectNear(rocAuc(ranking), expected.rocAuc);
      expectNear(prAuc(ranking), expected.prAuc);
      expectNear(logLoss(scores, labels, weights), expected.logLoss);
      expectNear(brierScore(scores, labels, weights), expected.brier);
    });

    it('the isotonic function is that of scikit-learn', () => {
      const found = isotonicValues(
        isotonicScale(scores, labels, weights),
        Float64Array.from({ length: 31 }, (_, at) => at / 30),
      );
      expect(found).toHaveLength(expected.isotonic.length);
      for (const [at, value] of found.entries()) expectNear(value, expected.isotonic[at]!);
    });

    it('the sigmoid is that of scikit-learn, which stops before its likelihood is greatest', () => {
      const { slope, intercept } = plattScale(scores, labels, weights);
      expectNear(slope, -expected.platt[0]!, 2e-3);
      expectNear(intercept, -expected.platt[1]!, 2e-3);
    });
  });

  it('the calibration table is that of scikit-learn', () => {
    const { calibration } = recorded[`${kind} equal`];
    const found = calibrationTable(scores, labels);
    expect(found).toHaveLength(calibration.length);
    for (const [bin, { predicted, observed }] of found.entries()) {
      expectNear(predicted, calibration[bin]![0]!);
      expectNear(observed, calibration[bin]![1]!);
    }
  });
});

it('certainty that proves wrong costs what it does in scikit-learn', () => {
  expectNear(logLoss(Float64Array.of(0, 1, 1, 0.25), [1, 0, 1, 0]), recorded.certain.logLoss);
});

if (isFull) {
  it('scikit-learn computes today what was recorded', async (context) => {
    const python = await sklearnPython();
    if (python === null) return context.skip('there is no scikit-learn');
    expect(await computeAnew(python, 'metrics_sklearn.py')).toEqual(recorded);
  }, 300_000);
}
