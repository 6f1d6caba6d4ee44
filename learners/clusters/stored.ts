import { z } from 'zod';
import type { StoredModel } from '../learner.js';
import { readStored } from '../model/read_stored.js';
import type { KMeansModel } from './k_means.js';

const form = { format: 'k-means', version: 1 };

const shape = {
  features: z.array(
    z.strictObject({
      name: z.string(),
      log: z.boolean(),
      mean: z.number(),
      deviation: z.number().positive(),
    }),
  ),
  centres: z.array(z.array(z.number())),
  sizes: z.array(z.int().nonnegative()),
  inertia: z.number().nonnegative(),
};

/** Clusters as a document that JSON can hold. */
export const storeKMeans = (model: KMeansModel): StoredModel & KMeansModel => ({ ...form, ...model });

/** @throws LearnerError UnreadableModel */
export function readKMeans(stored: unknown): KMeansModel {
  const { features, centres, sizes, inertia } = readStored(form, shape, stored);
  return { features, centres, sizes, inertia };
}
