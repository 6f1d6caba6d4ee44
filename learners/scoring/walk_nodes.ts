import type { Tree } from '../trees/trees.js';
import { leafMark } from '../trees/trees.js';

/**
 * Writes a tree's nodes as `addWalkedLeaves` of the kernel reads them, two words each: feature (16 bits), greatest bin
 * that goes left (8), whether missing goes right (8); then the left child. A leaf leads to itself.
 */
export function writeWalk(tree: Tree, nodes: Uint32Array, values: Float64Array): void {
  for (let node = 0; node < tree.feature.length; node += 1) {
    const feature = tree.feature[node] ?? leafMark;
    const isLeaf = feature === leafMark;
    const missingRight = isLeaf || tree.missingLeft[node] === 1 ? 0 : 1;
    nodes[2 * node] = isLeaf
      ? 255 << 16
      : (feature | ((tree.bin[node] ?? 0) << 16) | (missingRight << 24)) >>> 0;
    nodes[2 * node + 1] = isLeaf ? node : (tree.left[node] ?? 0);
  }
  values.set(tree.value);
}
