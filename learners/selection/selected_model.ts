import { z } from 'zod';
import type { Conduct, StoredModel } from '../learner.js';
import type { Matrix } from '../matrix.js';
import { readStored } from '../model/read_stored.js';
import { calibrated, type Calibration } from './calibration.js';
import { candidateNames, type Fitted, predictFitted, restoreFitted, storeFitted } from './learners.js';

/** The model that was chosen, with all that its probabilities and reasons need. */
export interface SelectedModel {
  readonly fitted: Fitted;
  /** Null: its probabilities are taken as they are. */
  readonly calibration: Calibration | null;
  /** Columns that are the same for all rows of a day, such as the season: they are nobody's reason. */
  readonly shared: readonly string[];
  /** Of a linear model the mean contribution of each of its columns in training, which contributions are counted from. */
  readonly centre: readonly number[];
}

const form = { format: 'selected model', version: 1 };

const calibrationShape = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('platt'), slope: z.number(), intercept: z.number() }),
  z.strictObject({
    method: z.literal('isotonic'),
    scores: z.array(z.number()).min(1),
    values: z.array(z.number()).min(1),
  }),
]);

/** Probabilities of label 1, calibrated. @throws LearnerError MissingColumn, InvalidColumn, InvalidValue */
export async function predictSelected(
  { fitted, calibration }: SelectedModel,
  matrix: Matrix,
  conduct: Conduct = {},
): Promise<Float64Array> {
  return calibrated(calibration, await predictFitted(fitted, matrix, conduct));
}

/** The model as a document that JSON can hold. */
export const storeSelected = ({ fitted, calibration, shared, centre }: SelectedModel): StoredModel => ({
  ...form,
  ...{ learner: fitted.learner, model: storeFitted(fitted), calibration, shared, centre },
});

/** @throws LearnerError UnreadableModel for a document that is damaged, or of a newer version */
export function restoreSelected(stored: unknown): SelectedModel {
  const { learner, model, ...rest } = readStored(
    form,
    {
      learner: z.enum(candidateNames),
      model: z.unknown(),
      calibration: calibrationShape.nullable(),
      shared: z.array(z.string()),
      centre: z.array(z.number()),
    },
    stored,
  );
  return { fitted: restoreFitted(learner, model), ...rest };
}
