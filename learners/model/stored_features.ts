import type { FeatureBins } from '../bins/feature_bins.js';
import { restoreArray, storeArray } from './arrays.js';

/** The schema of a model: its features with their bins. */
export const storeFeatures = (features: readonly FeatureBins[]): readonly unknown[] =>
  features.map((one) =>
    one.kind === 'number' ? { kind: one.kind, name: one.name, cuts: storeArray('f64', one.cuts) } : one,
  );

/** Throws RangeError for what are no features. */
export function restoreFeatures(stored: unknown): FeatureBins[] {
  if (!Array.isArray(stored)) throw new RangeError('no list of features');
  return stored.map((one: unknown): FeatureBins => {
    const { kind, name, cuts, levels, others } = one as Readonly<Record<string, unknown>>;
    if (typeof name !== 'string') throw new RangeError('a feature without a name');
    if (kind === 'number') return { kind, name, cuts: restoreArray('f64', cuts) };
    if (kind === 'category' && Array.isArray(levels) && typeof others === 'boolean')
      return { kind, name, levels: levels.map(String), others };
    throw new RangeError(`feature ${name} is neither a number nor a category`);
  });
}
