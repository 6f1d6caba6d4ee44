import type { FeatureBins } from '../../learners/bins/feature_bins.js';
import type { Scorable } from '../../learners/scoring/scorable.js';
import type { Tree } from '../../learners/trees/trees.js';
import { goesLeft, leafMark, treeAt, treeCount } from '../../learners/trees/trees.js';

/** Beyond every cut; both formats know no infinity. */
const beyond = 1e300;

const treesOf = ({ trees }: Scorable): Tree[] =>
  Array.from({ length: treeCount(trees) }, (_, at) => treeAt(trees, at));

/** What goes left at a node of numbers is at most this. */
function thresholdOf(bins: FeatureBins | undefined, bin: number): number {
  if (bins?.kind !== 'number') throw new RangeError('a threshold of what is no number');
  return bin === 0 ? -beyond : (bins.cuts[bin - 1] ?? beyond);
}

/** Trees of numbers as the dictionary that `shap.TreeExplainer` takes; leaves are multiplied by `scale`. */
export function shapDictionary(model: Scorable, scale: number): unknown {
  return {
    internal_dtype: 'float64',
    input_dtype: 'float64',
    objective: 'squared_error',
    tree_output: 'raw_value',
    base_offset: 0,
    trees: treesOf(model).map((tree) => {
      const nodes = Array.from(tree.feature, (feature, node) => {
        const isLeaf = feature === leafMark;
        const left = isLeaf ? -1 : (tree.left[node] ?? 0);
        return {
          left,
          right: isLeaf ? -1 : left + 1,
          missing: isLeaf ? -1 : tree.missingLeft[node] === 1 ? left : left + 1,
          feature: isLeaf ? -1 : feature,
          threshold: isLeaf ? 0 : thresholdOf(model.features[feature], tree.bin[node] ?? 0),
          value: (tree.value[node] ?? 0) * scale,
          cover: tree.cover[node] ?? 0,
        };
      });
      return {
        children_left: nodes.map(({ left }) => left),
        children_right: nodes.map(({ right }) => right),
        children_default: nodes.map(({ missing }) => missing),
        features: nodes.map(({ feature }) => feature),
        thresholds: nodes.map(({ threshold }) => threshold),
        values: nodes.map(({ value }) => [value]),
        node_sample_weight: nodes.map(({ cover }) => cover),
      };
    }),
  };
}

/**
 * Trees as LightGBM's text format (version 4). A category is written by its bins, 0 being a missing value: rows are to be
 * given so too. Splits and leaves are numbered apart, leaves by −1 − number.
 */
export function lightGbmText(model: Scorable): string {
  const names = model.features.map((_, at) => `f${at}`).join(' ');
  const infos = model.features.map(() => '[-1e300:1e300]').join(' ');
  const trees = treesOf(model).map((tree, number) => `Tree=${number}\n${treeText(model, tree)}\n\n`);
  const head = {
    version: 'v4',
    num_class: 1,
    num_tree_per_iteration: 1,
    label_index: 0,
    max_feature_idx: model.features.length - 1,
    objective: 'regression',
    feature_names: names,
    feature_infos: infos,
    tree_sizes: trees.map((text) => text.length).join(' '),
  };
  return `tree\n${fields(head)}\n\n${trees.join('')}end of trees\n`;
}

const fields = (of: Readonly<Record<string, unknown>>): string =>
  Object.entries(of)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('\n');

/** Bits of `decision_type`: a category; missing goes left; what is missing is NaN. */
const decision = { category: 1, missingLeft: 2, missingIsNaN: 8 };

function treeText({ features }: Scorable, tree: Tree): string {
  const all = Array.from(tree.feature.keys());
  const splits = all.filter((node) => tree.feature[node] !== leafMark);
  const leaves = all.filter((node) => tree.feature[node] === leafMark);
  const place = new Map([
    ...splits.map((node, at) => [node, at] as const),
    ...leaves.map((node, at) => [node, -1 - at] as const),
  ]);
  const childOf = (node: number, side: 0 | 1) => place.get((tree.left[node] ?? 0) + side) ?? 0;
  const sets = splits.filter((node) => (tree.set[node] ?? -1) >= 0);
  const isSet = (node: number) => sets.includes(node);
  const missing = (node: number) => (tree.missingLeft[node] === 1 ? decision.missingLeft : 0);
  const list = (nodes: readonly number[], of: (node: number) => number): string => nodes.map(of).join(' ');
  return fields({
    num_leaves: leaves.length,
    num_cat: sets.length,
    split_feature: list(splits, (node) => tree.feature[node] ?? 0),
    split_gain: list(splits, (node) => tree.gain[node] ?? 0),
    threshold: list(splits, (node) =>
      isSet(node) ? sets.indexOf(node) : thresholdOf(features[tree.feature[node] ?? 0], tree.bin[node] ?? 0),
    ),
    decision_type: list(splits, (node) =>
      isSet(node) ? decision.category : decision.missingIsNaN + missing(node),
    ),
    left_child: list(splits, (node) => childOf(node, 0)),
    right_child: list(splits, (node) => childOf(node, 1)),
    leaf_value: list(leaves, (node) => tree.value[node] ?? 0),
    leaf_weight: list(leaves, (node) => tree.cover[node] ?? 0),
    leaf_count: list(leaves, (node) => tree.cover[node] ?? 0),
    internal_value: list(splits, (node) => tree.value[node] ?? 0),
    internal_weight: list(splits, (node) => tree.cover[node] ?? 0),
    internal_count: list(splits, (node) => tree.cover[node] ?? 0),
    ...(sets.length === 0
      ? {}
      : {
          cat_boundaries: Array.from({ length: sets.length + 1 }, (_, at) => at * 8).join(' '),
          cat_threshold: sets.flatMap((node) => setWords(tree, node)).join(' '),
        }),
    is_linear: 0,
    shrinkage: 1,
  });
}

/** A bit for each bin that goes left, in words of 32. */
const setWords = (tree: Tree, node: number): number[] =>
  Array.from({ length: 8 }, (_, word) => {
    let bits = 0;
    for (let bit = 0; bit < 32; bit += 1) if (goesLeft(tree, node, word * 32 + bit)) bits |= 1 << bit;
    return bits >>> 0;
  });
