/* eslint-disable @typescript-eslint/no-non-null-assertion -- cells of a feature are within the histogram */
import type { Candidate } from './candidate.js';
import type { FeatureShape } from './feature_shape.js';
import type { SearchRules } from './search.js';

/**
 * Every threshold of a number, with its missing values right, then left, where it has any in the leaf. The gain is that
 * of Chen & Guestrin 2016, "XGBoost", equation 7, without the half.
 */
export function searchThresholds(
  sums: Float64Array,
  cells: number,
  feature: FeatureShape,
  rules: SearchRules,
  best: Candidate,
): void {
  const { lambda, gradient, hessian, unsplit, leastHessian: least } = rules;
  const hasMissing = sums[cells + 1]! > 0;
  let { gain } = best;
  let [bin, missing, leftGradient, leftHessian] = [0, 0, 0, 0];
  for (let missingLeft = 0; missingLeft <= (hasMissing ? 1 : 0); missingLeft += 1) {
    let g = missingLeft === 1 ? sums[cells]! : 0;
    let h = missingLeft === 1 ? sums[cells + 1]! : 0;
    // With missing values on the right, all others may stand on the left.
    const last = hasMissing && missingLeft === 0 ? feature.lastBin : feature.lastBin - 1;
    for (let b = 1; b <= last; b += 1) {
      g += sums[cells + 2 * b]!;
      h += sums[cells + 2 * b + 1]!;
      if (h < least) continue;
      const rightHessian = hessian - h;
      if (rightHessian < least) break;
      const rightGradient = gradient - g;
      const split =
        (g * g) / (h + lambda) + (rightGradient * rightGradient) / (rightHessian + lambda) - unsplit;
      if (split > gain) {
        gain = split;
        bin = b;
        missing = missingLeft;
        leftGradient = g;
        leftHessian = h;
      }
    }
  }
  if (bin === 0) return;
  best.gain = gain;
  best.feature = feature.index;
  best.bin = bin;
  // Where a value is first missing later, it goes with the greater part.
  best.missingLeft = hasMissing ? missing === 1 : leftHessian >= hessian - leftHessian;
  best.set = undefined;
  best.gradient = leftGradient;
  best.hessian = leftHessian;
  best.penalty = 0;
}
