import { z } from 'zod';
import { churnLearners } from '../domain/churn/learners.js';
import { driftedFeatureSchema, singleAlarmSchema } from './churn_alarms.js';

/** Why a stored model cannot score: a column that it was learned from is gone, or of another kind, or it cannot be read. */
export const modelUnusable = ['MissingColumn', 'InvalidColumn', 'UnreadableModel'] as const;
export type ModelUnusable = (typeof modelUnusable)[number];

/** What the readers of a churn run should know. */
export const churnWarningSchema = z.discriminatedUnion('code', [
  /** A feature was left out that alone tells churn with such an area under the ROC curve. */
  z.strictObject({ code: z.literal('churn_leak'), feature: z.string(), alone: z.number() }),
  /** Too few members left, or stayed, at the tested snapshot for figures of quality to say much. */
  z.strictObject({
    code: z.literal('churn_few_tested'),
    on: z.string(),
    churners: z.int().nonnegative(),
    others: z.int().nonnegative(),
  }),
  /** Of the tested members far more, or far fewer, left than the model expected; shares of them. */
  z.strictObject({
    code: z.literal('churn_tested_off'),
    on: z.string(),
    predicted: z.number(),
    actual: z.number(),
  }),
  /** Columns of members that past snapshots took as they are today, and nobody says that they are as they were. */
  z.strictObject({ code: z.literal('churn_columns_assumed'), columns: z.array(z.string()) }),
  /** Too few snapshots to compare ways of learning in order of time. */
  z.strictObject({ code: z.literal('churn_not_by_time') }),
  /** Too few snapshots to calibrate by. */
  z.strictObject({ code: z.literal('churn_not_calibrated') }),
  /** A way of learning that failed, and so was not chosen. */
  z.strictObject({
    code: z.literal('churn_learner_failed'),
    learner: z.enum(churnLearners),
    /** Name of the learner's failure, such as `NotConverged`. */
    because: z.string(),
  }),
  /** The model so far can no longer score. */
  z.strictObject({
    code: z.literal('churn_model_replaced'),
    modelId: z.string(),
    because: z.enum(modelUnusable),
  }),
  /** Features that moved as far as `churn.drift.alarm`, the furthest first. */
  z.strictObject({ code: z.literal('churn_features_moved'), features: z.array(driftedFeatureSchema) }),
  /** An alarm of another kind. */
  z.strictObject({ code: z.literal('churn_alarm'), alarm: singleAlarmSchema }),
]);
export type ChurnWarning = Readonly<z.infer<typeof churnWarningSchema>>;
