import type { Conduct } from '../../../learners/learner.js';
import type { Matrix } from '../../../learners/matrix.js';
import type { Provenance } from '../../../learners/model/envelope.js';
import { promised } from '../../../learners/promised.js';
import { type Reason, reasonsOf } from '../../../learners/selection/reasons.js';
import { predictSelected } from '../../../learners/selection/selected_model.js';
import { measureDrift } from './distributions.js';
import { judgeChurn } from './judge_churn.js';
import type { LearnedCard } from './learned_card.js';
import { modelText, readDocument, readModel } from './model_text.js';
import { type ChurnTraining, trainChurn } from './train_churn.js';

interface Training extends Omit<ChurnTraining, 'champion'> {
  readonly champion: { readonly modelId: string; readonly modelFile: string } | null;
  readonly provenance: Omit<Provenance, 'metrics'>;
}

interface Scored {
  /** The document that the model was stored as. */
  readonly modelFile: string;
  readonly matrix: Matrix;
}

/** A trained model as the text that it is stored as, in UTF-8, and its card. */
interface Trained {
  readonly model: Uint8Array;
  readonly card: LearnedCard;
}

/** Whole pieces of learning churn, which `learnInThread` does by their names. */
export const churnPieces = {
  trainChurn: async ({ champion, provenance, ...training }: Training, conduct: Conduct): Promise<Trained> => {
    const before = champion && { modelId: champion.modelId, model: readDocument(champion.modelFile) };
    const { model, card } = await trainChurn({ ...training, champion: before }, conduct);
    return { model: modelText(model, provenance, card.quality), card };
  },
  /** Probability to churn of each row. */
  scoreChurn: async ({ modelFile, matrix }: Scored, conduct: Conduct): Promise<Float64Array> =>
    await predictSelected(readModel(modelFile), matrix, conduct),
  /** What raises the probability of these rows most, at most `top` reasons each. */
  explainChurn: async (
    { modelFile, matrix, rows, top }: Scored & { readonly rows: Uint32Array; readonly top: number },
    conduct: Conduct,
  ): Promise<Reason[][]> => await reasonsOf(readModel(modelFile), matrix, rows, top, conduct),
  judgeChurn: (of: Parameters<typeof judgeChurn>[0]) => promised(() => judgeChurn(of)),
  measureDrift: (of: Parameters<typeof measureDrift>[0]) => promised(() => measureDrift(of)),
} as const;
