/* eslint-disable @typescript-eslint/no-non-null-assertion -- nodes and path entries are within their arrays */
import type { Tree } from '../trees/trees.js';
import { goesLeft, leafMark } from '../trees/trees.js';

/** Adds what each feature contributed to a row's score in one tree to `contributions`, of the output asked for. */
export type TreeShap = (
  tree: Tree,
  output: number,
  /** The row's bin of each feature. */
  bins: Uint8Array,
  contributions: Float64Array,
) => void;

/**
 * Path-dependent TreeSHAP (Lundberg, Erion & Lee 2018, "Consistent individualized feature attribution for tree
 * ensembles", algorithm 2). The contributions and the tree's expected value, weighted by cover, sum to the row's leaf.
 *
 * @param depth of the deepest tree
 */
export function openTreeShap(depth: number): TreeShap {
  const length = ((depth + 2) * (depth + 3)) / 2 + depth + 3;
  // The path from the root, with a copy for each level.
  const feature = new Uint16Array(length);
  const zero = new Float64Array(length);
  const one = new Float64Array(length);
  const weight = new Float64Array(length);
  let tree: Tree;
  let output: number;
  let bins: Uint8Array;
  let contributions: Float64Array;

  const extend = (at: number, depth: number, zeroShare: number, oneShare: number, index: number): void => {
    feature[at + depth] = index;
    zero[at + depth] = zeroShare;
    one[at + depth] = oneShare;
    weight[at + depth] = depth === 0 ? 1 : 0;
    for (let i = depth - 1; i >= 0; i -= 1) {
      weight[at + i + 1]! += (oneShare * weight[at + i]! * (i + 1)) / (depth + 1);
      weight[at + i] = (zeroShare * weight[at + i]! * (depth - i)) / (depth + 1);
    }
  };

  /** Undoes the extension by entry `k`. */
  const unwind = (at: number, depth: number, k: number): void => {
    const [oneShare, zeroShare] = [one[at + k]!, zero[at + k]!];
    let next = weight[at + depth]!;
    for (let i = depth - 1; i >= 0; i -= 1) {
      if (oneShare !== 0) {
        const before = weight[at + i]!;
        weight[at + i] = (next * (depth + 1)) / ((i + 1) * oneShare);
        next = before - (weight[at + i]! * zeroShare * (depth - i)) / (depth + 1);
      } else weight[at + i] = (weight[at + i]! * (depth + 1)) / (zeroShare * (depth - i));
    }
    for (let i = k; i < depth; i += 1) {
      feature[at + i] = feature[at + i + 1]!;
      zero[at + i] = zero[at + i + 1]!;
      one[at + i] = one[at + i + 1]!;
    }
  };

  /** Sum of the weights that `unwind` by entry `k` would leave. */
  const unwoundSum = (at: number, depth: number, k: number): number => {
    const [oneShare, zeroShare] = [one[at + k]!, zero[at + k]!];
    let next = weight[at + depth]!;
    let sum = 0;
    for (let i = depth - 1; i >= 0; i -= 1) {
      if (oneShare !== 0) {
        const share = (next * (depth + 1)) / ((i + 1) * oneShare);
        sum += share;
        next = weight[at + i]! - (share * zeroShare * (depth - i)) / (depth + 1);
      } else sum += (weight[at + i]! * (depth + 1)) / (zeroShare * (depth - i));
    }
    return sum;
  };

  const visit = (
    node: number,
    before: number,
    depthBefore: number,
    zeroShare: number,
    oneShare: number,
    index: number,
  ): void => {
    // Each level has a stretch of its own, so that what a child does to the path is gone when it returns.
    const at = before + depthBefore + 1;
    for (let i = 0; i < depthBefore; i += 1) {
      feature[at + i] = feature[before + i]!;
      zero[at + i] = zero[before + i]!;
      one[at + i] = one[before + i]!;
      weight[at + i] = weight[before + i]!;
    }
    let depth = depthBefore;
    extend(at, depth, zeroShare, oneShare, index);
    const split = tree.feature[node]!;
    if (split === leafMark) {
      const value = tree.value[node * tree.outputs + output]!;
      for (let i = 1; i <= depth; i += 1)
        contributions[feature[at + i]!]! += unwoundSum(at, depth, i) * (one[at + i]! - zero[at + i]!) * value;
      return;
    }
    const left = tree.left[node]!;
    const taken = goesLeft(tree, node, bins[split]!) ? left : left + 1;
    const other = taken === left ? left + 1 : left;
    let [zeroBefore, oneBefore] = [1, 1];
    for (let i = 1; i <= depth; i += 1) {
      if (feature[at + i] !== split) continue;
      [zeroBefore, oneBefore] = [zero[at + i]!, one[at + i]!];
      unwind(at, depth, i);
      depth -= 1;
      break;
    }
    const cover = tree.cover[node]!;
    visit(taken, at, depth + 1, (zeroBefore * tree.cover[taken]!) / cover, oneBefore, split);
    visit(other, at, depth + 1, (zeroBefore * tree.cover[other]!) / cover, 0, split);
  };
  return (...work) => {
    [tree, output, bins, contributions] = work;
    visit(0, 0, 0, 1, 1, leafMark);
  };
}
