import { z } from 'zod';
import { churnLearners } from '../../domain/churn/learners.js';
import { day } from './scalars.js';

const markOf = (usual: 'explicit' | 'silent') =>
  z
    .enum(['explicit', 'silent'])
    .default(usual)
    .describe('explicit: the member said so; silent: nothing was heard of the member.');
const lastingOf = (usual: 'permanent' | 'temporary') =>
  z.enum(['permanent', 'temporary']).default(usual).describe('temporary: who left this way may come back.');
const said = { mark: markOf('explicit'), lasting: lastingOf('permanent') };
const silent = { mark: markOf('silent'), lasting: lastingOf('temporary') };
const days = (usual: number) => z.int().min(1).max(3_650).default(usual).describe('So many days.');

const rule = z.discriminatedUnion('rule', [
  z
    .strictObject({ rule: z.literal('unsubscribed').describe('Has unsubscribed.'), ...said })
    .describe('The member has unsubscribed; needs members.unsubscribed_at.'),
  z
    .strictObject({ rule: z.literal('blacklisted').describe('Is blacklisted.'), ...said })
    .describe('The member is blacklisted; needs members.blacklisted_at.'),
  z
    .strictObject({ rule: z.literal('no_order').describe('No order.'), days: days(365), ...silent })
    .describe('No order for so many days.'),
  z
    .strictObject({ rule: z.literal('no_login').describe('No login.'), days: days(180), ...silent })
    .describe('No login for so many days; needs events.'),
  z
    .strictObject({ rule: z.literal('no_visit').describe('No visit.'), days: days(180), ...silent })
    .describe('No event of any kind for so many days; needs events.'),
  z
    .strictObject({
      rule: z.literal('no_reaction').describe('No reaction to contacts.'),
      last: z.int().min(1).max(100).default(5).describe('To the last so many contacts.'),
      ...silent,
    })
    .describe('None of the last contacts was opened, clicked or answered; needs contacts.'),
  z
    .strictObject({
      rule: z.literal('own_cycle').describe('Longer silent than is usual for the member.'),
      times: z.number().gt(1).max(100).default(3).describe('So many times the usual days between orders.'),
      min_orders: z.int().min(3).max(1_000).default(3).describe('Of members with at least so many orders.'),
      ...silent,
    })
    .describe("A multiple of the median of the member's own days between orders has passed since the last."),
]);

const partsOf = <Member extends z.ZodType>(member: Member) => ({
  any: z.array(member).min(1).optional().describe('One of these must hold.'),
  all: z.array(member).min(1).optional().describe('All of these must hold.'),
  unless: z.array(member).min(1).optional().describe('None of these may hold.'),
});
const asksSomething = ({ any, all }: { readonly any?: unknown; readonly all?: unknown }): boolean =>
  any !== undefined || all !== undefined;
const group = z.strictObject(partsOf(rule)).refine(asksSomething, 'any, all, or both');
const definition = z.strictObject(partsOf(z.union([rule, group]))).refine(asksSomething, 'any, all, or both');

const share = z.number().gt(0).lt(1);

export const churn = z.strictObject({
  definition: definition
    .optional()
    .describe(
      'When a member counts as churned; default: unsubscribed, blacklisted, or 365 days without an order and, where there are events, without a visit.',
    ),
  label_days: z
    .int()
    .min(7)
    .max(730)
    .default(90)
    .describe('Length of the label window: whether a member will be churned so many days from now.'),
  gap_days: z
    .int()
    .min(0)
    .max(365)
    .default(0)
    .describe(
      'Days between what is known and the label window, in which a campaign can be prepared; who churns within them is left out.',
    ),
  min_tenure_days: z
    .int()
    .min(0)
    .max(3_650)
    .default(30)
    .describe('Members known for fewer days are left out and counted.'),
  snapshots: z
    .strictObject({
      every: z.enum(['week', 'month', 'quarter']).default('month').describe('Distance of the snapshots.'),
      most: z.int().min(3).max(200).default(24).describe('The latest so many are learned from.'),
      from: day.optional().describe('First day that may be looked at; default: as soon as the data allow.'),
    })
    .prefault({})
    .describe('Days in the past at which members are looked at to learn what came after.'),
  least: z
    .strictObject({
      members: z.int().min(50).default(500).describe('Members, each counted once.'),
      churners: z
        .int()
        .min(10)
        .default(50)
        .describe('Members who churned after one of their snapshots, each counted once.'),
      others: z
        .int()
        .min(10)
        .default(50)
        .describe('Members who stayed after one of their snapshots, each counted once.'),
    })
    .prefault({})
    .describe('Least that a model is learned from; below, training is refused.'),
  training: z
    .strictObject({
      candidates: z
        .array(z.enum(churnLearners))
        .min(1)
        .refine((all) => new Set(all).size === all.length, 'each candidate once')
        .default([...churnLearners])
        .describe('Ways of learning that are compared on the same folds.'),
      most_rows: z
        .int()
        .min(1_000)
        .max(20_000_000)
        .default(1_000_000)
        .describe('Of more rows an even part of the members is learned from.'),
      seed: z.int().min(0).max(4_294_967_295).default(1).describe('The same seed gives the same model.'),
      leak_auc: share
        .default(0.98)
        .describe('A feature that alone tells churn better than this area under the ROC curve is left out.'),
    })
    .prefault({})
    .describe('How the model is learned.'),
  bands: z
    .strictObject({
      medium: share.default(0.15).describe('From this probability on the risk is medium.'),
      high: share.default(0.35).describe('From this probability on the risk is high.'),
      very_high: share.default(0.6).describe('From this probability on the risk is very high.'),
    })
    .refine((b) => b.medium < b.high && b.high < b.very_high, 'medium below high below very_high')
    .prefault({})
    .describe('Risk bands.'),
  action: z
    .strictObject({
      contact_cost: z.number().min(0).default(1).describe('Of contacting one member, in the currency.'),
      success_rate: share.default(0.1).describe('Share of the contacted churners who then stay.'),
      margin_rate: share.default(0.3).describe('Part of the amount of orders that is earned.'),
      value_days: z
        .int()
        .min(30)
        .max(3_650)
        .default(365)
        .describe('Value at stake is what the member ordered in so many days.'),
      most_members: z
        .int()
        .min(1)
        .max(100_000)
        .default(10_000)
        .describe('Most members that are listed to act on first.'),
    })
    .prefault({})
    .describe('Whom to contact: where the expected gain exceeds the cost.'),
  drift: z
    .strictObject({
      warn: z.number().positive().default(0.1).describe('Population stability index from which it is told.'),
      alarm: z.number().positive().default(0.25).describe('And from which it is alarming.'),
    })
    .refine(({ warn, alarm }) => warn < alarm, 'warn below alarm')
    .prefault({})
    .describe('How far members may have moved from those that were learned from.'),
  in_member_operations: z
    .enum(['none', 'score', 'train_and_score'])
    .default('none')
    .describe('Whether memberOperations scores churn, or trains and scores.'),
});
export type ChurnConfig = z.infer<typeof churn>;
