import type { Trees } from '../trees/trees.js';
import { goesLeft, leafMark, treeAt, treeCount } from '../trees/trees.js';

/** Adds to `out` the leaf values of rows of bins, of trees of any kind: several outputs, sets in large trees. */
export function addPlainLeaves(
  trees: Trees,
  bytes: Uint8Array,
  bins: number,
  stride: number,
  count: number,
  out: Float64Array,
): void {
  const { outputs } = trees;
  for (let number = 0; number < treeCount(trees); number += 1) {
    const tree = treeAt(trees, number);
    for (let row = 0; row < count; row += 1) {
      let node = 0;
      for (let feature = tree.feature[0] ?? leafMark; feature !== leafMark;) {
        const bin = bytes[bins + row * stride + feature] ?? 0;
        node = (tree.left[node] ?? 0) + (goesLeft(tree, node, bin) ? 0 : 1);
        feature = tree.feature[node] ?? leafMark;
      }
      for (let output = 0; output < outputs; output += 1) {
        const at = row * outputs + output;
        out[at] = (out[at] ?? 0) + (tree.value[node * outputs + output] ?? 0);
      }
    }
  }
}
