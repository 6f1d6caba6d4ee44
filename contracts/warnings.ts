import { z } from 'zod';
import { churnWarningSchema, type ChurnWarning } from './churn_warnings.js';

const count = z.int().nonnegative();

/** How orders of the earlier run of the same day differ from those of this one. */
export const orderChanges = ['late_arriving', 'withdrawn', 'restated'] as const;
export type OrderChange = (typeof orderChanges)[number];

/** What the readers of an RFM run should know. */
const rfmWarningSchema = z.discriminatedUnion('code', [
  /** Many members have equal values, so that some digits are not given. */
  z.strictObject({ code: z.literal('edges_collapsed'), period: z.string(), edges: count }),
  /** Members outside the edges that the configuration gives. */
  z.strictObject({ code: z.literal('out_of_range'), period: z.string(), members: count }),
  z.strictObject({
    code: z.literal('orders_changed'),
    change: z.enum(orderChanges),
    orders: count,
    /** Exact decimal text, in the currency of the report. */
    amount: z.string(),
    /** The earlier run. */
    runId: z.string(),
  }),
  /** Weights could not be learned from the members' levels. */
  z.strictObject({ code: z.literal('levels_tell_nothing') }),
]);
export type RfmWarning = Readonly<z.infer<typeof rfmWarningSchema>>;

/** What the readers of a run should know, as a code with its figures: every language has its own words for it. */
export const warningSchema = z.discriminatedUnion('code', [rfmWarningSchema, churnWarningSchema]);
export type Warning = RfmWarning | ChurnWarning;

/** A warning with the English words that terminal and log have of it. */
export const toldWarningSchema = z.strictObject({ text: z.string(), warning: warningSchema });
export type ToldWarning = Readonly<z.infer<typeof toldWarningSchema>>;
