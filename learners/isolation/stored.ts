import { restoreArray, storeArray } from '../model/arrays.js';
import type { IsolationTree } from './isolation_tree.js';
import type { Reading } from './readings.js';

export const storeReadings = (readings: readonly Reading[]): readonly unknown[] =>
  readings.map((reading) =>
    reading.kind === 'number' ? reading : { ...reading, rarity: storeArray('f64', reading.rarity) },
  );

/** Throws RangeError for what are no readings. */
export function restoreReadings(stored: unknown): Reading[] {
  if (!Array.isArray(stored)) throw new RangeError('no list of columns');
  return stored.map((one: unknown): Reading => {
    const { kind, name, levels, rarity, missing } = one as Readonly<Record<string, unknown>>;
    if (typeof name !== 'string') throw new RangeError('a column without a name');
    if (kind === 'number') return { kind, name };
    if (kind === 'category' && Array.isArray(levels) && typeof missing === 'number')
      return { kind, name, levels: levels.map(String), rarity: restoreArray('f64', rarity), missing };
    throw new RangeError(`column ${name} is neither a number nor a category`);
  });
}

export const storeIsolationTree = (tree: IsolationTree): unknown => ({
  feature: storeArray('i32', tree.feature),
  threshold: storeArray('f64', tree.threshold),
  missingLeft: storeArray('u8', tree.missingLeft),
  left: storeArray('u32', tree.left),
});

/** Throws RangeError for what is no tree over so many features. */
export function restoreIsolationTree(stored: unknown, features: number): IsolationTree {
  const from = stored as Readonly<Record<string, unknown>>;
  const tree: IsolationTree = {
    feature: restoreArray('i32', from['feature']),
    threshold: restoreArray('f64', from['threshold']),
    missingLeft: restoreArray('u8', from['missingLeft']),
    left: restoreArray('u32', from['left']),
  };
  const nodes = tree.feature.length;
  const isWhole = [tree.threshold, tree.missingLeft, tree.left].every(({ length }) => length === nodes);
  const isSound = tree.feature.every((feature, node) => {
    const child = tree.left[node] ?? 0;
    return feature < 0 || (feature < features && child > node && child + 1 < nodes);
  });
  if (nodes > 0 && isWhole && isSound) return tree;
  throw new RangeError('a tree whose nodes lead nowhere');
}
