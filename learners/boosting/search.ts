import type { FeatureShape } from './feature_shape.js';
import type { Candidate } from './candidate.js';
import { noCandidate } from './candidate.js';
import type { Leaf } from './leaf.js';
import type { BoostingOptions } from './options.js';
import { searchBounded } from './search_bounded.js';
import { searchCategories } from './search_categories.js';
import { searchThresholds } from './search_thresholds.js';

/** What the search of one leaf goes by. */
export interface SearchRules {
  readonly options: BoostingOptions;
  readonly lambda: number;
  /** Least hessian of a side: that of the options, and what stands for the fewest rows. */
  readonly leastHessian: number;
  /** Estimated rows of one unit of hessian. */
  readonly rowsOfHessian: number;
  readonly gradient: number;
  readonly hessian: number;
  /** What the leaf is worth unsplit. */
  readonly unsplit: number;
  readonly leaf: Leaf;
}

/**
 * The best split of a leaf over the given features. A later candidate counts only if it is better, so that the lowest
 * feature, then the lowest bin, wins a tie.
 *
 * @param sums histogram cells of all features, two f64 a bin
 * @param at cell sums of feature 0 of the leaf begin at this entry of `sums`
 */
export function searchLeaf(
  leaf: Leaf,
  sums: Float64Array,
  at: number,
  features: readonly FeatureShape[],
  options: BoostingOptions,
): Candidate {
  const best = noCandidate();
  const rows = leaf.to - leaf.from;
  const { gradient, hessian } = leaf;
  if (rows < 2 * options.minLeafRows || !(hessian > 0)) return best;
  const rules: SearchRules = {
    options,
    lambda: options.lambda,
    leastHessian: Math.max(options.minLeafHessian, (options.minLeafRows * hessian) / rows),
    rowsOfHessian: rows / hessian,
    gradient,
    hessian,
    unsplit: (gradient * gradient) / (hessian + options.lambda),
    leaf,
  };
  const isBounded = leaf.lower > -Infinity || leaf.upper < Infinity;
  for (const feature of features) {
    const cells = at + feature.index * 512;
    if (feature.isCategory) searchCategories(sums, cells, feature, rules, best);
    else if (isBounded || feature.direction !== 0) searchBounded(sums, cells, feature, rules, best);
    else searchThresholds(sums, cells, feature, rules, best);
  }
  return best;
}
