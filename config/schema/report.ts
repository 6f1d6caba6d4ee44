import { z } from 'zod';
import { suggestedActions } from '../../domain/rfm/actions.js';
import { share } from './scalars.js';

const actionRule = z
  .strictObject({
    code: z
      .string()
      .regex(/^[1-9*]{3}$/, 'three digits or *, such as 5*1')
      .optional()
      .describe('Digits of R, F and M; * is any digit. Quote it.'),
    segment: z.string().min(1).optional().describe('Segment as it is stored.'),
    action: z
      .string()
      .min(1)
      .describe(`Text of your own, or one of ${suggestedActions.join(', ')}.`),
    strength: z
      .enum(['actionable', 'directional'])
      .default('actionable')
      .describe('Whether one can act on it as it stands, or only look further.'),
  })
  .refine(({ code, segment }) => (code === undefined) !== (segment === undefined), {
    message: 'either code or segment',
  });

export const report = z.strictObject({
  page: z.boolean().default(true).describe('Whether the HTML report is written.'),
  tiers: z
    .strictObject({
      large: share.default(0.1).describe('Groups of at least this share of the members: act first.'),
      rare: share
        .default(0.01)
        .describe('Smaller groups are looked at individually where they are valuable.'),
    })
    .prefault({})
    .describe('Limits of the three tiers of groups.'),
  actions: z
    .array(actionRule)
    .default([])
    .describe('What is suggested for a group; the first that fits wins, before the built-in suggestions.'),
});
export type ReportConfig = z.infer<typeof report>;
