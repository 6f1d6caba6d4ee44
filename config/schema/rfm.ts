import { z } from 'zod';
import { day } from './scalars.js';

const increasing = (edges: readonly number[]): boolean =>
  edges.every((edge, i) => i === 0 || edge > (edges[i - 1] as number));

const binMethod = z.discriminatedUnion('method', [
  z
    .strictObject({
      method: z.literal('quantile').describe('Bins of about equally many members.'),
      n: z.int().min(2).max(9).default(5).describe('Number of bins.'),
    })
    .describe('Quantiles; equal values get equal digits.'),
  z
    .strictObject({
      method: z.literal('edges').describe('Bins with stated edges.'),
      edges: z
        .array(z.number())
        .min(3)
        .max(10)
        .refine(increasing, 'edges in increasing order')
        .describe('Each bin excludes its lower edge and includes its upper one.'),
      outside: z
        .enum(['null', 'clamp'])
        .default('null')
        .describe('A value outside the edges: no digits, or the nearest bin.'),
    })
    .describe('Stated edges.'),
  z
    .strictObject({ method: z.literal('mean').describe('Above the mean is high.') })
    .describe('Two bins about the mean.'),
  z
    .strictObject({ method: z.literal('median').describe('Above the median is high.') })
    .describe('Two bins about the median.'),
  z
    .strictObject({ method: z.literal('pareto').describe('80/20: above the 80th percentile is high.') })
    .describe('80/20: above the 80th percentile is high.'),
]);
export type BinMethod = z.infer<typeof binMethod>;

const weight = z.number().min(0).max(1);
const weights = z.discriminatedUnion('method', [
  z
    .strictObject({ method: z.literal('equal').describe('One third each.') })
    .describe('Every dimension counts the same.'),
  z
    .strictObject({
      method: z.literal('expert').describe('Weights as stated.'),
      r: weight.describe('Weight of recency.'),
      f: weight.describe('Weight of the number of orders.'),
      m: weight.describe('Weight of the amount.'),
    })
    .refine((w) => Math.abs(w.r + w.f + w.m - 1) < 1e-6, 'weights r, f and m that sum to 1')
    .describe('Stated weights; they sum to 1.'),
  z
    .strictObject({
      method: z.literal('preset').describe('Weights for a kind of business.'),
      preset: z
        .enum(['long_cycle', 'short_cycle'])
        .describe('long_cycle: recency and amount count most; short_cycle: recency and number of orders do.'),
    })
    .describe('Weights for long or short buying cycles.'),
  z
    .strictObject({
      method: z.literal('ahp').describe('Weights from pairwise comparison.'),
      matrix: z
        .array(z.array(z.number().positive()).length(3))
        .length(3)
        .describe('How many times as important the row (R, F, M) is as the column; reciprocal.'),
    })
    .describe('Analytic hierarchy process: weights from comparing the dimensions in pairs.'),
  z
    .strictObject({
      method: z.literal('forest').describe('Weights learned from the members’ levels.'),
      importance: z
        .enum(['permutation', 'impurity'])
        .default('permutation')
        .describe(
          'permutation: how much worse levels of members held out are told when the values are shuffled; impurity: how much the splits by each tell levels apart, which favours measures of many values.',
        ),
      trees: z.int().min(1).max(1_000).default(100).describe('Number of trees.'),
      seed: z.int().min(0).max(4_294_967_295).default(1).describe('The same seed gives the same weights.'),
    })
    .describe('Random forest: how much each dimension tells of the member level.'),
]);
export type WeightsConfig = z.infer<typeof weights>;

const names = z.discriminatedUnion('mapping', [
  z
    .strictObject({ mapping: z.literal('five_bins').describe('CHAMPIONS, LOYAL, AT_RISK, …') })
    .describe('The names for five bins.'),
  z
    .strictObject({ mapping: z.literal('two_bins').describe('重要价值, 重要唤回, …') })
    .describe('The eight names for two bins.'),
  z
    .strictObject({ mapping: z.literal('none').describe('The segment is the code itself.') })
    .describe('The segment is the code itself.'),
  z
    .strictObject({
      mapping: z.literal('custom').describe('Names of your own.'),
      version: z
        .string()
        .min(1)
        .describe('Version of this mapping, stored with every result, such as 2026-10.'),
      rules: z
        .array(
          z.strictObject({
            code: z
              .string()
              .regex(/^[1-9*]{3}$/, 'three digits or *, such as 5*1')
              .describe('Digits of R, F and M; * is any digit. Quote it.'),
            name: z.string().min(1).describe('Name of the segment.'),
          }),
        )
        .min(1)
        .describe('First match wins; * is any digit.'),
      otherwise: z.string().min(1).default('OTHER').describe('Name where no rule matches.'),
      no_order: z
        .string()
        .min(1)
        .optional()
        .describe('Name of members who never ordered; absent: they are left out.'),
    })
    .describe('Names of your own.'),
]);
export type NamesConfig = z.infer<typeof names>;

export const rfm = z.strictObject({
  periods: z
    .strictObject({
      every: z.enum(['week', 'month', 'quarter', 'year']).describe('Length of a period.'),
      from: day.optional().describe('First day looked at; default: the first order.'),
    })
    .optional()
    .describe('One result a period; absent: one result over all orders before the as-of.'),
  window_days: z
    .int()
    .positive()
    .optional()
    .describe('Without periods: only orders of so many days before the as-of.'),
  bins: z
    .union([
      binMethod,
      z
        .strictObject({
          recency: binMethod.describe('Days since the last order.'),
          frequency: binMethod.describe('Number of orders.'),
          monetary: binMethod.describe('Sum of the amounts.'),
        })
        .describe('One method for each dimension.'),
    ])
    .default({ method: 'quantile', n: 5 })
    .describe('How values become digits, 1 worst: one method for all dimensions, or one for each.'),
  weights: weights.default({ method: 'equal' }).describe('Weights of the digits in the weighted score.'),
  names: names
    .optional()
    .describe('Names of the segments; default: five_bins with five bins, two_bins with two, else none.'),
});
export type RfmConfig = z.infer<typeof rfm>;
