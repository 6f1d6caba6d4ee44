import type { Trees } from '../trees/trees.js';
import { leafMark, setWords } from '../trees/trees.js';
import { restoreArray, storeArray } from './arrays.js';

/** Trees as text. */
export const storeTrees = (trees: Trees): Record<string, unknown> => ({
  outputs: trees.outputs,
  first: storeArray('u32', trees.first),
  feature: storeArray('u16', trees.feature),
  bin: storeArray('u8', trees.bin),
  missingLeft: storeArray('u8', trees.missingLeft),
  left: storeArray('u32', trees.left),
  set: storeArray('i32', trees.set),
  sets: storeArray('u32', trees.sets),
  value: storeArray('f64', trees.value),
  cover: storeArray('f32', trees.cover),
  gain: storeArray('f32', trees.gain),
});

/** Throws RangeError for what are no trees over so many features: walking them would leave the arrays, or never end. */
export function restoreTrees(stored: unknown, features: number): Trees {
  const from = stored as Readonly<Record<string, unknown>>;
  const trees: Trees = {
    outputs: Number(from['outputs']),
    first: restoreArray('u32', from['first']),
    feature: restoreArray('u16', from['feature']),
    bin: restoreArray('u8', from['bin']),
    missingLeft: restoreArray('u8', from['missingLeft']),
    left: restoreArray('u32', from['left']),
    set: restoreArray('i32', from['set']),
    sets: restoreArray('u32', from['sets']),
    value: restoreArray('f64', from['value']),
    cover: restoreArray('f32', from['cover']),
    gain: restoreArray('f32', from['gain']),
  };
  checkTrees(trees, features);
  return trees;
}

function checkTrees(trees: Trees, features: number): void {
  const nodes = trees.feature.length;
  const { outputs, first, feature, left, set } = trees;
  const isWhole =
    [trees.bin, trees.missingLeft, left, set, trees.cover, trees.gain].every(
      ({ length }) => length === nodes,
    ) &&
    Number.isSafeInteger(outputs) &&
    outputs >= 1 &&
    trees.value.length === nodes * outputs &&
    first[0] === 0 &&
    first.at(-1) === nodes;
  if (!isWhole) throw new RangeError('arrays of trees whose lengths disagree');
  for (let tree = 0; tree + 1 < first.length; tree += 1) {
    const size = (first[tree + 1] ?? 0) - (first[tree] ?? 0);
    for (let node = 0; node < size; node += 1) {
      const at = (first[tree] ?? 0) + node;
      if (feature[at] === leafMark) continue;
      const child = left[at] ?? 0;
      // Children come after their parent, so that every walk ends.
      const isSound = child > node && child + 1 < size && (feature[at] ?? 0) < features;
      if (!isSound || (set[at] ?? -1) * setWords >= trees.sets.length)
        throw new RangeError(`node ${node} of tree ${tree} leads nowhere`);
    }
    if (size < 1) throw new RangeError(`tree ${tree} has no nodes`);
  }
}
