import { trainBoostedTrees } from '../boosting/train.js';
import type { CategoryBins, FeatureBins } from '../bins/feature_bins.js';
import { checkBinary } from '../labels.js';
import type { Conduct, Labelled } from '../learner.js';
import { goesLeft, leafMark, treeAt, treeCount } from '../trees/trees.js';

export interface ReadableOptions {
  /** Most rules that come out; a reader takes in about eight. */
  readonly rules: number;
  /** Fewest rows of a rule. */
  readonly minRows: number;
}

export const readableDefaults: ReadableOptions = { rules: 8, minRows: 50 };

/** What a row must be for a rule; conditions on one column are folded into one. */
export type Condition =
  | {
      readonly kind: 'number';
      readonly column: string;
      /** The value is above this, and at most that; infinite where there is no such limit. */
      readonly above: number;
      readonly atMost: number;
      /** Whether rows without a value fit too. */
      readonly missing: boolean;
    }
  | {
      readonly kind: 'category';
      readonly column: string;
      readonly levels: readonly string[];
      /** Whether all levels fit that the rows of training did not have, or had too rarely. */
      readonly others: boolean;
      readonly missing: boolean;
    };

/** One leaf of a small tree, as a rule. */
export interface Rule {
  readonly conditions: readonly Condition[];
  readonly rows: number;
  /** Share of the rows whose outcome is 1. */
  readonly share: number;
}

/**
 * A small tree that people read as rules, for two classes: a least-squares tree, whose splits are those of the least Gini
 * impurity (Breiman et al. 1984, "Classification and Regression Trees"), grown where it gains most. Rules come in the
 * order of their shares, highest first, and every row fits exactly one.
 */
export async function readableRules(
  data: Labelled,
  given: Partial<ReadableOptions> = {},
  conduct: Conduct = {},
): Promise<Rule[]> {
  const { rules, minRows } = { ...readableDefaults, ...given };
  checkBinary(data.target);
  const options = {
    loss: 'squaredError',
    trees: 1,
    learningRate: 1,
    leaves: Math.max(2, rules),
    minLeafRows: minRows,
    minCategoryRows: minRows,
    categoryPenalty: 0,
  } as const;
  const { trees, features, bias } = await trainBoostedTrees(data, options, conduct);
  if (treeCount(trees) === 0) return [{ conditions: [], rows: data.matrix.rows, share: bias }];
  const tree = treeAt(trees, 0);
  const found: Rule[] = [];
  const visit = (node: number, allowed: ReadonlyMap<number, Uint8Array>): void => {
    const feature = tree.feature[node] ?? leafMark;
    if (feature === leafMark) {
      const conditions = Array.from(allowed, ([at, bins]) => conditionOf(features[at], bins));
      const share = Math.min(1, Math.max(0, bias + (tree.value[node] ?? 0)));
      found.push({ conditions, rows: tree.cover[node] ?? 0, share });
      return;
    }
    const before = allowed.get(feature) ?? new Uint8Array(256).fill(1);
    const left = before.map((fits, bin) => fits & Number(goesLeft(tree, node, bin)));
    const right = before.map((fits, bin) => fits & Number(!goesLeft(tree, node, bin)));
    const child = tree.left[node] ?? 0;
    visit(child, new Map(allowed).set(feature, left));
    visit(child + 1, new Map(allowed).set(feature, right));
  };
  visit(0, new Map());
  return found.sort((a, b) => b.share - a.share);
}

/** The bins that fit, in the feature's own terms. */
function conditionOf(feature: FeatureBins | undefined, fits: Uint8Array): Condition {
  if (!feature) throw new RangeError('a tree that splits by no feature');
  const missing = fits[0] === 1;
  if (feature.kind === 'category') {
    const levels = feature.levels.filter((_, at) => fits[at + 1] === 1);
    return { kind: 'category', column: feature.name, levels, others: fitsOthers(feature, fits), missing };
  }
  const first = fits.indexOf(1, 1);
  const last = fits.lastIndexOf(1);
  const isEmpty = first < 0;
  return {
    kind: 'number',
    column: feature.name,
    above: isEmpty ? Infinity : (feature.cuts[first - 2] ?? -Infinity),
    atMost: isEmpty ? -Infinity : (feature.cuts[last - 1] ?? Infinity),
    missing,
  };
}

/** Levels without a bin count as the bin that holds the others, or else as missing. */
const fitsOthers = ({ levels, others }: CategoryBins, fits: Uint8Array): boolean =>
  fits[others ? levels.length + 1 : 0] === 1;
