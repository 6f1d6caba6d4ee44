import { z } from 'zod';
import { LearnerError } from '../failure.js';
import { widthOf, type Design } from './design.js';

const number = z.strictObject({
  name: z.string(),
  mean: z.number(),
  deviation: z.number().positive(),
  range: z.tuple([z.number(), z.number()]).optional(),
  missing: z.boolean(),
});

const factor = z.strictObject({
  name: z.string(),
  levels: z.array(z.string()),
  pooled: z.boolean(),
  missing: z.boolean(),
});

const leftOut = z.strictObject({ name: z.string(), reason: z.enum(['constant', 'missing everywhere']) });

/** The design of a linear model as it is stored. */
export const storedDesign: z.ZodType<Design> = z.strictObject({
  numbers: z.array(number),
  factors: z.array(factor),
  leftOut: z.array(leftOut),
});

/** Coefficients as they are stored: numbers in JSON keep every bit. */
export const storedCoefficients = z.array(z.number());

/** @throws LearnerError UnreadableModel where the design has another number of coefficients */
export function readCoefficients(design: Design, coefficients: readonly number[]): Float64Array {
  if (coefficients.length === widthOf(design)) return Float64Array.from(coefficients);
  throw new LearnerError(
    'UnreadableModel',
    `The stored model has ${coefficients.length} coefficients; its columns have ${widthOf(design)}.`,
    'Train it anew.',
  );
}
