import { z } from 'zod';
import { share } from './scalars.js';

export const gates = z.strictObject({
  rejected_share: share.default(0.5).describe('Most that may be quarantined, as a share of the rows read.'),
  rows_against_last_run: z
    .strictObject({
      at_least: z.number().min(0).default(0.5).describe('Least, as a multiple of the last run.'),
      at_most: z.number().min(1).default(3).describe('Most, as a multiple of the last run.'),
    })
    .refine((limits) => limits.at_least < limits.at_most, 'at_least below at_most')
    .optional()
    .describe('Rows read, as a multiple of the last run.'),
  newest_order_within_days: z
    .int()
    .min(1)
    .optional()
    .describe('Days between the newest order and the as-of.'),
  member_match_rate: share.optional().describe('Least share of ordering members found in the member table.'),
});
export type GatesConfig = z.infer<typeof gates>;
