import { leafMark, goesLeft } from '../trees/trees.js';
import type { Tree } from '../trees/trees.js';

/** Leaves that a mask has bits for. */
export const maskLeaves = 32;
/** Trees that are looked up together, one a lane of a SIMD word. */
export const maskTrees = 4;

/** Up to four trees as tables; see `addMaskedLeaves` of the kernel. */
export interface MaskGroup {
  /** Features that the trees ask about. */
  readonly features: Uint32Array;
  /** For each of them 256 × 4 words of leaves within reach. */
  readonly tables: Uint32Array;
  /** 4 × 32 values of leaves, from left to right. */
  readonly values: Float64Array;
}

/**
 * Trees as bit masks (Lucchese et al. 2015, "QuickScorer"), on bins: where a node's answer is right, the leaves of its
 * left side are out of reach. What lies right needs no clearing, since the first leaf within reach counts.
 */
export function maskGroup(trees: readonly Tree[]): MaskGroup {
  const asked = new Set(trees.flatMap(({ feature }) => Array.from(feature)));
  asked.delete(leafMark);
  const features = Uint32Array.from(asked).sort();
  const tables = new Uint32Array(features.length * 256 * maskTrees).fill(0xffff_ffff);
  const values = new Float64Array(maskTrees * maskLeaves);
  for (const [lane, tree] of trees.entries()) {
    let leaves = 0;
    /** Numbers the leaves below a node; returns the first and the end of them. */
    const visit = (node: number): { readonly from: number; readonly to: number } => {
      const from = leaves;
      const feature = tree.feature[node] ?? leafMark;
      if (feature === leafMark) {
        values[lane * maskLeaves + leaves] = tree.value[node] ?? 0;
        leaves += 1;
        return { from, to: leaves };
      }
      const child = tree.left[node] ?? 0;
      const left = visit(child);
      visit(child + 1);
      const kept = ~bits(left.from, left.to) >>> 0;
      const table = features.indexOf(feature) * 256 * maskTrees;
      for (let bin = 0; bin < 256; bin += 1) {
        const at = table + bin * maskTrees + lane;
        if (!goesLeft(tree, node, bin)) tables[at] = ((tables[at] ?? 0) & kept) >>> 0;
      }
      return { from, to: leaves };
    };
    visit(0);
  }
  return { features, tables, values };
}

const bits = (from: number, to: number): number => {
  let set = 0;
  for (let bit = from; bit < to; bit += 1) set |= 1 << bit;
  return set >>> 0;
};
