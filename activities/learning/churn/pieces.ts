import type { Conduct } from '../../../learners/learner.js';
import type { Matrix } from '../../../learners/matrix.js';
import { promised } from '../../../learners/promised.js';
import { type Reason, reasonsOf } from '../../../learners/selection/reasons.js';
import { predictSelected, restoreSelected } from '../../../learners/selection/selected_model.js';
import { measureDrift } from './distributions.js';
import { judgeChurn } from './judge_churn.js';
import { trainChurn } from './train_churn.js';

interface Scored {
  /** As it was stored. */
  readonly model: unknown;
  readonly matrix: Matrix;
}

/** Whole pieces of learning churn, which `learnInThread` does by their names. */
export const churnPieces = {
  trainChurn,
  /** Probability to churn of each row. */
  scoreChurn: ({ model, matrix }: Scored, conduct: Conduct): Promise<Float64Array> =>
    predictSelected(restoreSelected(model), matrix, conduct),
  /** What raises the probability of these rows most, at most `top` reasons each. */
  explainChurn: (
    { model, matrix, rows, top }: Scored & { readonly rows: Uint32Array; readonly top: number },
    conduct: Conduct,
  ): Promise<Reason[][]> => reasonsOf(restoreSelected(model), matrix, rows, top, conduct),
  judgeChurn: (of: Parameters<typeof judgeChurn>[0]) => promised(() => judgeChurn(of)),
  measureDrift: (of: Parameters<typeof measureDrift>[0]) => promised(() => measureDrift(of)),
} as const;
