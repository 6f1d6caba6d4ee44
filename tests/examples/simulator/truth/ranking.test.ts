import { describe, expect, it } from 'vitest';
import { rocArea } from '../../../../examples/simulator/truth/ranking.js';

describe('the area under the ROC curve', () => {
  it('is the share of pairs in which the positive one stands higher', () => {
    // Positives .9 and .4, negatives .5 and .1: .9 beats both, .4 beats one of them.
    expect(rocArea([0.9, 0.4, 0.5, 0.1], [1, 1, 0, 0])).toBeCloseTo(3 / 4, 12);
  });

  it('counts ties as half', () => {
    expect(rocArea([0.5, 0.5, 0.5], [1, 0, 0])).toBeCloseTo(1 / 2, 12);
  });

  it('takes probabilities for labels that are not drawn yet', () => {
    // Pairs (1 positive, 0 negative): .8 × .7 won by the first, .3 × .2 by the second, and each against itself: .16 and .21 tied.
    const won = 0.8 * 0.7 + (0.8 * 0.2 + 0.3 * 0.7) / 2;
    expect(rocArea([2, 1], [0.8, 0.3])).toBeCloseTo(won / (1.1 * 0.9), 12);
  });
});
