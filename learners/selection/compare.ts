import { LearnerError } from '../failure.js';
import { attempt, type FailedCandidate } from './attempt.js';
import { qualityOf } from './quality.js';
import { type Trials, tryCandidate, unitsAFold } from './candidates.js';
import type { Tried } from './fold.js';
import { keepingNothing, type SelectionConduct } from './kept_work.js';
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

export interface TriedCandidate extends Tried<Fitted> {
  readonly learner: CandidateName;
}

export interface Comparison {
  readonly figures: readonly CandidateFigures[];
  readonly chosen: TriedCandidate;
  /** Those that would be chosen instead, in this order. */
  readonly others: readonly TriedCandidate[];
  readonly failed: readonly FailedCandidate[];
}

/** Areas that differ by no more count as the same: the simpler way of learning is chosen then. */
const sameArea = 0.0005;

/**
 * Compares ways of learning on the same folds by their mean area under the ROC curve. One that fails is left out.
 *
 * @throws LearnerError for what cannot be learned from in any way
 */
export async function compareCandidates(
  { data, folds, seed }: Omit<Trials, 'units' | 'kept'>,
  candidates: readonly CandidateName[],
  { kept = keepingNothing, ...conduct }: SelectionConduct,
): Promise<Comparison> {
  const inOrder = candidateNames.filter((name) => candidates.includes(name));
  const units = workUnits(
    inOrder.reduce((sum, name) => sum + folds.length * unitsAFold[name], 0),
    conduct,
  );
  const tried = [];
  const failed: FailedCandidate[] = [];
  for (const learner of inOrder) {
    const outcome = await attempt(() => tryCandidate(learner, { data, folds, seed, units, kept }));
    if (outcome instanceof LearnerError) failed.push({ learner, error: outcome });
    else tried.push({ learner, ...outcome, ...meansOf(outcome) });
  }
  const [chosen, ...others] = byPreference(tried);
  if (chosen === undefined) throw failed[0]?.error ?? new RangeError('no candidates to compare');
  return {
    figures: tried.map((one) => ({
      learner: one.learner,
      rocAuc: one.rocAuc,
      prAuc: one.prAuc,
      logLoss: one.logLoss,
      chosen: one === chosen,
    })),
    chosen,
    others,
    failed,
  };
}

/** The simplest of the best, then the simplest of the best of the others, and so on. */
function byPreference<Candidate extends { readonly rocAuc: number }>(
  inOrder: readonly Candidate[],
): readonly Candidate[] {
  const best = Math.max(...inOrder.map(({ rocAuc }) => rocAuc));
  const first = inOrder.find(({ rocAuc }) => rocAuc >= best - sameArea);
  return first === undefined ? [] : [first, ...byPreference(inOrder.filter((one) => one !== first))];
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
