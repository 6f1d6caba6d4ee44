import type { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import type { FailureDetails } from './failures.js';

const placeSchema = z.object({
  file: z.string().exactOptional(),
  sheet: z.string().exactOptional(),
  row: z.number().exactOptional(),
  column: z.string().exactOptional(),
  value: z.string().exactOptional(),
});

const detailsSchema = z.object({
  remedy: z.string().nullable().default(null),
  places: z.array(placeSchema).exactOptional(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])).exactOptional(),
});

/** What a failure carries beside its message; what nobody named has no remedy. */
export type ToldDetails = Omit<FailureDetails, 'remedy'> & { readonly remedy: string | null };

/** The details of a failure that came through Temporal; empty where another program raised it, with details of its own. */
export function toldDetailsOf({ details }: ApplicationFailure): ToldDetails {
  return toldDetails(details?.[0]);
}

function toldDetails(details: unknown): ToldDetails {
  const parsed = detailsSchema.safeParse(details);
  return parsed.success ? parsed.data : { remedy: null };
}

/** The details of a failure, where they have the contract's form, with a remedy. */
export function failureDetailsOf(details: unknown): FailureDetails | null {
  const { remedy, ...others } = toldDetails(details);
  return remedy === null ? null : { remedy, ...others };
}
