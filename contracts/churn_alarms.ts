import { z } from 'zod';

const count = z.int().nonnegative();
const probability = z.number().min(0).max(1);

const level = z.enum(['warn', 'alarm']);

/** A feature that moved, and how far: its population stability index. */
export const driftedFeatureSchema = z.strictObject({ feature: z.string(), psi: z.number().nonnegative() });
export type DriftedFeature = Readonly<z.infer<typeof driftedFeatureSchema>>;

/** An alarm that stands for itself; features that moved are told together. */
export const singleAlarmSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('score_drift'),
    level,
    figures: z.strictObject({ psi: z.number().nonnegative() }),
  }),
  z.strictObject({
    kind: z.literal('predicted_against_actual'),
    level,
    /** Of the run as of that day. */
    figures: z.strictObject({
      asOf: z.string(),
      predicted: probability,
      actual: probability,
      /** The model of that run, and whether members are no longer scored with it; absent in facts of before. */
      modelId: z.string().exactOptional(),
      replaced: z.boolean().exactOptional(),
    }),
  }),
  z.strictObject({
    kind: z.literal('rate_rises'),
    level,
    /** Mean probabilities: of the run as of that day, and of this one. */
    figures: z.strictObject({ asOf: z.string(), then: probability, now: probability }),
  }),
  z.strictObject({
    kind: z.literal('model_old'),
    level,
    /** As-of of the model's training, and days from it to this run's. */
    figures: z.strictObject({ asOf: z.string(), days: count }),
  }),
]);
export type SingleAlarm = Readonly<z.infer<typeof singleAlarmSchema>>;

/** Something that asks for a look, with the figures that it is told by. */
export const churnAlarmSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('feature_drift'), level, figures: driftedFeatureSchema }),
  singleAlarmSchema,
]);
export type ChurnAlarm = Readonly<z.infer<typeof churnAlarmSchema>>;
