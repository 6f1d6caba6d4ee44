import { z } from 'zod';
import { churnLearners } from '../domain/churn/learners.js';
import { toldWarningSchema } from './warnings.js';

/** Version of the form of a churn model's card and of the facts of a scored run. */
export const churnFormVersion = 1;

const count = z.int().nonnegative();
const probability = z.number().min(0).max(1);

/** How good probabilities are on rows that were not learned from. Null: not defined, such as with one class only. */
export const churnQualitySchema = z.strictObject({
  rows: count,
  churners: count,
  rocAuc: probability.nullable(),
  prAuc: probability.nullable(),
  /** In nats. */
  logLoss: z.number().nonnegative(),
  brier: z.number().nonnegative(),
  /** Share of churners in the tenth with the greatest probabilities, as a multiple of the share in all. */
  liftTopTenth: z.number().nonnegative().nullable(),
  /** Share of all churners that are in that tenth. */
  foundInTopTenth: probability.nullable(),
});
export type ChurnQuality = Readonly<z.infer<typeof churnQualitySchema>>;

/** Members by predicted probability, ten parts of equal size, the highest first. */
export const churnTenthSchema = z.strictObject({
  tenth: z.int().min(1).max(10),
  members: count,
  predicted: probability,
  actual: probability,
});
export type ChurnTenth = Readonly<z.infer<typeof churnTenthSchema>>;

const candidate = z.strictObject({
  learner: z.enum(churnLearners),
  /** Mean over the validation snapshots. */
  rocAuc: probability,
  prAuc: probability,
  logLoss: z.number().nonnegative(),
  chosen: z.boolean(),
});
export type ChurnCandidate = Readonly<z.infer<typeof candidate>>;

/** Shares of rows between the training quantiles of a column; what population stability is measured against. */
const distribution = z.strictObject({
  /** Upper edges of all parts but the last, ascending and distinct. */
  edges: z.array(z.number()),
  /** Of a category: the level of each part; another level counts as missing. */
  levels: z.array(z.string()).exactOptional(),
  /** Of each part, then of missing values; they sum to 1. */
  shares: z.array(probability),
});
export type Distribution = Readonly<z.infer<typeof distribution>>;

const snapshotUse = z.strictObject({
  on: z.string(),
  /** Members who were learned from or tested on, and of these who churned. */
  rows: count,
  churners: count,
  /** Members who could have been, of whom `rows` are an even part; absent in cards of before and where it is passed. */
  eligible: count.exactOptional(),
  /** Members who left before the label window began, and are not among these; absent where there is no gap. */
  leftInGap: count.exactOptional(),
  /** `passed`: its labels were not over when the tested snapshot began, so that it may not be learned from. */
  use: z.enum(['trained', 'passed', 'tested']),
});
export type SnapshotUse = Readonly<z.infer<typeof snapshotUse>>;

/** What there is to know of a churn model; it stands beside the model. */
export const churnCardSchema = z.strictObject({
  version: z.literal(churnFormVersion),
  /** Run id of its training. */
  modelId: z.string(),
  business: z.string(),
  asOf: z.string(),
  trainedAt: z.string(),
  codeVersion: z.string(),
  /** Hash of definition, gap and label window: models of another definition are never compared. */
  definitionHash: z.string(),
  labelDays: count,
  gapDays: count,
  learner: z.enum(churnLearners),
  seed: count,
  snapshots: z.array(snapshotUse),
  /** Content hash of the training table. */
  dataHash: z.string(),
  features: z.array(z.string()),
  /** Features that were not learned from, and why. */
  leftOut: z.array(
    z.strictObject({
      feature: z.string(),
      reason: z.enum(['table_missing', 'not_point_in_time', 'constant', 'leak_suspected']),
      /** The table that is not configured. */
      table: z.string().exactOptional(),
      /** Area under the ROC curve of the feature alone, and of the model with it and without it. */
      auc: z.strictObject({ alone: probability, withIt: probability, without: probability }).exactOptional(),
    }),
  ),
  candidates: z.array(candidate),
  /** Null: calibration did not improve log loss on the tested snapshot and is not used. */
  calibration: z.enum(['isotonic', 'platt']).nullable(),
  /** Log loss on the tested snapshot without and with the calibration that was tried; null: too few snapshots to try. */
  calibrationTried: z
    .strictObject({ method: z.enum(['isotonic', 'platt']), before: z.number(), after: z.number() })
    .nullable(),
  /** On the latest mature snapshot, which was never learned from. */
  quality: churnQualitySchema,
  tenths: z.array(churnTenthSchema),
  /** Share of importance by feature, descending, by permutation on the tested snapshot. */
  drivers: z.array(z.strictObject({ feature: z.string(), share: z.number().nonnegative() })),
  /** By feature, and of the probabilities (`probability`). */
  distributions: z.record(z.string(), distribution),
  /** Whether it is the model to score with, and the model that it was compared with on the same snapshot. */
  decision: z.strictObject({
    champion: z.boolean(),
    against: z
      .strictObject({ modelId: z.string(), quality: churnQualitySchema, own: churnQualitySchema })
      .nullable(),
  }),
  /** Members learned from, each counted once. */
  members: count,
  /** In English, for the terminal. */
  warnings: z.array(z.string()),
  /** The same as codes; absent in cards of before. */
  toldWarnings: z.array(toldWarningSchema).exactOptional(),
});
export type ChurnCard = Readonly<z.infer<typeof churnCardSchema>>;
