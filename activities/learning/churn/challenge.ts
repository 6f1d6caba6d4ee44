import type { ChurnCard, ChurnQuality } from '../../../contracts/churn_card.js';
import { type ChurnWarning, modelUnusable } from '../../../contracts/churn_warnings.js';
import { isPromoted } from '../../../domain/churn/promotion.js';
import { LearnerError } from '../../../learners/failure.js';
import type { Conduct, Labelled } from '../../../learners/learner.js';
import { areaNoise } from '../../../learners/selection/area_noise.js';
import { predictSelected, restoreSelected } from '../../../learners/selection/selected_model.js';
import { judgeChurn } from './judge_churn.js';

/** A trained model, as it was stored. */
export interface StoredChampion {
  readonly modelId: string;
  readonly model: unknown;
}

interface Challenge {
  /** The model that is scored with so far; null where there is none. */
  readonly champion: StoredChampion | null;
  readonly quality: ChurnQuality;
  /** Probabilities of the new model for the tested rows. */
  readonly own: Float64Array;
  readonly test: Pick<Labelled, 'matrix' | 'target'>;
}

/** Lets both models predict the tested rows, and decides which of them is scored with from now on. */
export async function decided(
  { champion, quality, own, test }: Challenge,
  conduct: Conduct,
): Promise<{ readonly decision: ChurnCard['decision']; readonly warnings: readonly ChurnWarning[] }> {
  if (champion === null) return { decision: { champion: true, against: null }, warnings: [] };
  const { modelId } = champion;
  try {
    const theirs = await predictSelected(restoreSelected(champion.model), test.matrix, conduct);
    const before = judgeChurn({ probabilities: theirs, labels: test.target }).quality;
    const promoted = isPromoted(quality, before, areaNoise(own, theirs, test.target));
    return {
      decision: { champion: promoted, against: { modelId, quality: before, own: quality } },
      warnings: [],
    };
  } catch (error) {
    // A feature that the model so far was trained with is not there any more, or it cannot be read.
    const because = error instanceof LearnerError && modelUnusable.find((one) => one === error.failure);
    if (because === false || because === undefined) throw error;
    return {
      decision: { champion: true, against: null },
      warnings: [{ code: 'churn_model_replaced', modelId, because }],
    };
  }
}
