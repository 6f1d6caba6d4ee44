import type { Conduct } from '../learner.js';
import { qualityOf } from './quality.js';
import { type Trials, tryCandidate, unitsAFold } from './candidates.js';
import type { Tried } from './fold.js';
import { type CandidateName, candidateNames, type Fitted } from './learners.js';
import { workUnits } from './work_units.js';

/** How well a way of learning predicted the folds. */
export interface CandidateFigures {
  readonly learner: CandidateName;
  /** Means over the parts that were predicted, of those with rows of both classes. */
  readonly rocAuc: number;
  readonly prAuc: number;
  readonly logLoss: number;
  readonly chosen: boolean;
}

export interface Comparison {
  readonly figures: readonly CandidateFigures[];
  readonly chosen: Tried<Fitted>;
}

/** Areas that differ by no more count as the same: the simpler way of learning is chosen then. */
const sameArea = 0.0005;

/**
 * Compares ways of learning on the same folds by their mean area under the ROC curve.
 *
 * @throws LearnerError for what cannot be learned from
 */
export async function compareCandidates(
  { data, folds, seed }: Omit<Trials, 'units'>,
  candidates: readonly CandidateName[],
  conduct: Conduct,
): Promise<Comparison> {
  const inOrder = candidateNames.filter((name) => candidates.includes(name));
  const units = workUnits(
    inOrder.reduce((sum, name) => sum + folds.length * unitsAFold[name], 0),
    conduct,
  );
  const tried = [];
  for (const learner of inOrder) {
    const outcome = await tryCandidate(learner, { data, folds, seed, units });
    tried.push({ learner, outcome, ...meansOf(outcome) });
  }
  const best = Math.max(...tried.map(({ rocAuc }) => rocAuc));
  const chosen = tried.find(({ rocAuc }) => rocAuc >= best - sameArea);
  if (chosen === undefined) throw new RangeError('no candidates to compare');
  return {
    figures: tried.map((one) => ({
      learner: one.learner,
      rocAuc: one.rocAuc,
      prAuc: one.prAuc,
      logLoss: one.logLoss,
      chosen: one === chosen,
    })),
    chosen: chosen.outcome,
  };
}

function meansOf({ parts }: Tried<Fitted>) {
  const telling = parts.flatMap(({ probabilities, target }) => {
    const { rocAuc, prAuc, logLoss } = qualityOf(probabilities, target);
    return rocAuc === null || prAuc === null ? [] : [{ rocAuc, prAuc, logLoss }];
  });
  const mean = (of: (quality: (typeof telling)[number]) => number): number =>
    telling.reduce((sum, one) => sum + of(one), 0) / telling.length;
  return {
    rocAuc: mean(({ rocAuc }) => rocAuc),
    prAuc: mean(({ prAuc }) => prAuc),
    logLoss: mean(({ logLoss }) => logLoss),
  };
}
