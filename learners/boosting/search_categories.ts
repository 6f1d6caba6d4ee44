import { setWords } from '../trees/trees.js';
import type { Candidate } from './candidate.js';
import type { FeatureShape } from './feature_shape.js';
import type { SearchRules } from './search.js';
import { boundedWorth } from './search_bounded.js';

/** A column of up to so many categories has each of them tried against all others. */
const oneAgainstAll = 3;

/**
 * Sets of categories, missing values as one of them: ordered by the mean step that they ask for, of which each front
 * and each back part is tried (Fisher 1958, "On grouping for maximum homogeneity"), with LightGBM's limits against
 * chance findings.
 */
export function searchCategories(
  sums: Float64Array,
  cells: number,
  feature: FeatureShape,
  rules: SearchRules,
  best: Candidate,
): void {
  const { options, rowsOfHessian, leastHessian: least } = rules;
  const gradientOf = (bin: number): number => sums[cells + 2 * bin] ?? 0;
  const hessianOf = (bin: number): number => sums[cells + 2 * bin + 1] ?? 0;
  const bins: number[] = [];
  for (let bin = 0; bin <= feature.lastBin; bin += 1) if (hessianOf(bin) > 0) bins.push(bin);

  /** Takes a set of bins if it is the best so far. */
  const consider = (chosen: readonly number[], g: number, h: number, penalty: number): void => {
    const gain = gainOf(g, h, penalty, rules);
    if (gain <= best.gain) return;
    Object.assign(best, {
      gain,
      feature: feature.index,
      bin: 0,
      missingLeft: false,
      set: setOf(chosen),
      gradient: g,
      hessian: h,
      penalty,
    } satisfies Candidate);
  };

  if (feature.lastBin <= oneAgainstAll) {
    for (const bin of bins) {
      const h = hessianOf(bin);
      if (h >= least && rules.hessian - h >= least) consider([bin], gradientOf(bin), h, 0);
    }
    return;
  }
  const smoothing = options.categorySmoothing;
  const step = (bin: number): number => gradientOf(bin) / (hessianOf(bin) + smoothing);
  const ordered = bins
    .filter((bin) => hessianOf(bin) * rowsOfHessian >= smoothing)
    .sort((a, b) => step(a) - step(b) || a - b);
  const most = Math.min(options.maxCategories, Math.ceil(ordered.length / 2));
  for (const direction of [ordered, ordered.toReversed()]) {
    let [g, h, newRows] = [0, 0, 0];
    for (const [at, bin] of direction.slice(0, most).entries()) {
      g += gradientOf(bin);
      h += hessianOf(bin);
      newRows += hessianOf(bin) * rowsOfHessian;
      if (h < least) continue;
      const right = rules.hessian - h;
      if (right < least || right * rowsOfHessian < options.minCategoryRows) break;
      if (newRows < options.minCategoryRows) continue;
      newRows = 0;
      consider(direction.slice(0, at + 1), g, h, options.categoryPenalty);
    }
  }
}

function gainOf(g: number, h: number, penalty: number, rules: SearchRules): number {
  const { lambda, gradient, hessian, leaf } = rules;
  const unsplit = boundedWorth(gradient, hessian, lambda, leaf);
  const strength = lambda + penalty;
  return (
    boundedWorth(g, h, strength, leaf) + boundedWorth(gradient - g, hessian - h, strength, leaf) - unsplit
  );
}

function setOf(bins: readonly number[]): Uint32Array {
  const set = new Uint32Array(setWords);
  for (const bin of bins) set[bin >> 5] = ((set[bin >> 5] ?? 0) | (1 << (bin & 31))) >>> 0;
  return set;
}
