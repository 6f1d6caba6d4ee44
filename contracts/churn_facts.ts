import { z } from 'zod';
import { suppressions } from '../domain/churn/suppression.js';
import { churnAlarmSchema } from './churn_alarms.js';
import { churnCardSchema, churnFormVersion, churnQualitySchema, churnTenthSchema } from './churn_card.js';

const count = z.int().nonnegative();
const probability = z.number().min(0).max(1);
/** Exact decimal text with four places, in the reporting currency. */
const money = z.string().regex(/^-?\d+\.\d{4}$/);

export const riskBands = ['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const;
export type RiskBand = (typeof riskBands)[number];
/** By what members ordered: A up to 80 % of it, B up to 90 %, C the rest; among those scored, and among the churned. */
export const valueClasses = ['A', 'B', 'C'] as const;
export type ValueClass = (typeof valueClasses)[number];
/** How likely members like this one came back after such a silence, in the past. */
export const recoverabilities = ['HIGH', 'MEDIUM', 'LOW', 'NONE'] as const;
export type Recoverability = (typeof recoverabilities)[number];
/** Why a member is not scored. */
export const churnLeftOut = ['CHURNED', 'NO_ORDER', 'TOO_YOUNG', 'EXCLUDED'] as const;
export type ChurnLeftOut = (typeof churnLeftOut)[number];

/** `grows`: moved, as it does with time whatever members do; absent in facts of before. */
const verdict = z.enum(['steady', 'warn', 'alarm', 'grows']);

/** The aggregates of a scored run that readers are told of; no member's row. */
export const churnFactsSchema = z.strictObject({
  version: z.literal(churnFormVersion),
  runId: z.string(),
  asOf: z.string(),
  labelDays: count,
  gapDays: count,
  members: z.strictObject({
    known: count,
    eligible: count,
    leftOut: z.array(z.strictObject({ reason: z.enum(churnLeftOut), members: count })),
    /** Of those left out as churned. */
    churned: z.strictObject({ explicit: count, silent: count, permanent: count, temporary: count }),
  }),
  /** The rules of the definition in their order, and how many members each holds for, the excluded aside. */
  rules: z.array(
    z.strictObject({
      part: z.enum(['any', 'all', 'unless']),
      rule: z.string(),
      /** Days, contacts or times; null: the rule has no measure. */
      measure: z.number().nullable(),
      members: count,
    }),
  ),
  model: churnCardSchema.omit({ distributions: true }),
  /** A member was erased after the model had learned from it. */
  modelFlagged: z.boolean(),
  bands: z.array(
    z.strictObject({
      band: z.enum(riskBands),
      valueClass: z.enum(valueClasses),
      members: count,
      expectedChurners: z.number().nonnegative(),
      atStake: money,
    }),
  ),
  /** Of the members who have churned, or whose risk is high or very high. */
  recoverable: z.array(
    z.strictObject({ recoverability: z.enum(recoverabilities), members: count, atStake: money }),
  ),
  action: z.strictObject({
    /** Above which probability contacting a member with the mean value at stake pays; 1: it never does. */
    threshold: probability,
    /** All members whom a contact pays for, and who may be contacted; in facts of before, whether they may or not. */
    members: count,
    cost: money,
    expectedGain: money,
    /** Those of them with the greatest gain, as far as the list goes; absent in facts of before. */
    listed: z.strictObject({ members: count, cost: money, expectedGain: money }).exactOptional(),
    /** Reasons that stand first for the members who are listed. */
    reasons: z.array(z.strictObject({ feature: z.string(), members: count })),
    /** Whom a contact would pay for, but who may not be contacted; absent in facts of before, which had them on the list. */
    suppressed: z.array(z.strictObject({ reason: z.enum(suppressions), members: count })).exactOptional(),
  }),
  drift: z.array(z.strictObject({ column: z.string(), psi: z.number().nonnegative(), verdict })),
  /** Every run that was scored by this definition, oldest first: what was predicted, and what came once it is over. */
  history: z.array(
    z.strictObject({
      runId: z.string(),
      asOf: z.string(),
      modelId: z.string(),
      labelEndsOn: z.string(),
      /** Those who were scored. */
      members: count,
      /** Mean probability: of those who were scored, and once what came is known of those who could be judged. */
      predicted: probability,
      /** Null: the label window is not over at this run's as-of. */
      actual: z
        .strictObject({
          share: probability,
          quality: churnQualitySchema,
          tenths: z.array(churnTenthSchema),
          /** Members who left before the label window began, and are not judged; absent where there is no gap. */
          leftInGap: count.exactOptional(),
        })
        .nullable(),
    }),
  ),
  /** Against the latest earlier run; null: there is none. */
  changes: z
    .strictObject({
      runId: z.string(),
      asOf: z.string(),
      meanThen: probability,
      meanNow: probability,
      moved: z.array(
        z.strictObject({
          /** Null: was not, or is not scored. */
          from: z.enum(riskBands).nullable(),
          to: z.enum(riskBands).nullable(),
          members: count,
        }),
      ),
    })
    .nullable(),
  alarms: z.array(churnAlarmSchema),
});
export type ChurnFacts = Readonly<z.infer<typeof churnFactsSchema>>;
