/* eslint-disable @typescript-eslint/no-non-null-assertion -- cells of a feature are within the histogram */
import type { Candidate } from './candidate.js';
import type { FeatureShape } from './feature_shape.js';
import { leafValue } from './leaf.js';
import type { SearchRules } from './search.js';

/** What a side is worth with its value within the leaf's bounds. */
export function boundedWorth(
  gradient: number,
  hessian: number,
  penalty: number,
  leaf: SearchRules['leaf'],
): number {
  const value = leafValue(gradient, hessian, penalty, leaf);
  return -(2 * gradient * value + (hessian + penalty) * value * value);
}

/** `searchThresholds` for a feature of one direction, or a leaf whose value is bounded: slower, and rarely needed. */
export function searchBounded(
  sums: Float64Array,
  cells: number,
  feature: FeatureShape,
  rules: SearchRules,
  best: Candidate,
): void {
  const { lambda, gradient, hessian, leaf, leastHessian: least } = rules;
  const hasMissing = sums[cells + 1]! > 0;
  const unsplit = boundedWorth(gradient, hessian, lambda, leaf);
  for (const missingLeft of hasMissing ? [false, true] : [false]) {
    let g = missingLeft ? sums[cells]! : 0;
    let h = missingLeft ? sums[cells + 1]! : 0;
    const last = hasMissing && !missingLeft ? feature.lastBin : feature.lastBin - 1;
    for (let bin = 1; bin <= last; bin += 1) {
      g += sums[cells + 2 * bin]!;
      h += sums[cells + 2 * bin + 1]!;
      if (h < least) continue;
      if (hessian - h < least) break;
      const left = leafValue(g, h, lambda, leaf);
      const right = leafValue(gradient - g, hessian - h, lambda, leaf);
      if (feature.direction * (right - left) < 0) continue;
      const worth = boundedWorth(g, h, lambda, leaf) + boundedWorth(gradient - g, hessian - h, lambda, leaf);
      if (worth - unsplit <= best.gain) continue;
      Object.assign(best, {
        gain: worth - unsplit,
        feature: feature.index,
        bin,
        missingLeft: hasMissing ? missingLeft : h >= hessian - h,
        set: undefined,
        gradient: g,
        hessian: h,
        penalty: 0,
      } satisfies Candidate);
    }
  }
}
