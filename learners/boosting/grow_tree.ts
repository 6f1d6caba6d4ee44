import type { Tree } from '../trees/trees.js';
import { leafMark, setWords } from '../trees/trees.js';
import type { Candidate, CandidateBoard } from './candidate.js';
import type { FeatureShape } from './feature_shape.js';
import type { Leaf } from './leaf.js';
import { leafValue, sidesOf } from './leaf.js';
import type { BoostingOptions } from './options.js';
import { searchLeaf } from './search.js';
import type { Workspace } from './workspace.js';

/** What one thread grows trees with; all threads take the same decisions at the same time. */
export interface Growth {
  readonly space: Workspace;
  readonly board: CandidateBoard;
  /** Features whose splits this thread searches. */
  readonly own: readonly FeatureShape[];
  readonly monotone: Int8Array;
  readonly options: BoostingOptions;
  /** What a split must gain at least. */
  readonly leastGain: number;
  readonly meet: () => void;
}

export interface GrownTree {
  readonly tree: Tree;
  readonly leaves: readonly Leaf[];
}

interface Open {
  leaf: Leaf;
  candidate: Candidate;
}

/**
 * Grows one tree leaf by leaf, always where it gains most (Ke et al. 2017, "LightGBM"). Of a split leaf's children the
 * smaller is added up; what remains of the parent's histogram is the other's.
 *
 * @param rows number of rows that the tree is grown from; their pairs are written
 */
export function growTree(growth: Growth, rows: number): GrownTree {
  const { space, board, options, meet } = growth;
  const nodes: { leaf: Leaf; split?: Candidate & { left: number } }[] = [];
  const root: Leaf = {
    ...space.totals(),
    from: 0,
    to: rows,
    penalty: 0,
    lower: -Infinity,
    upper: Infinity,
    slot: 0,
    node: 0,
  };
  nodes.push({ leaf: root });
  space.build(0, 0, rows);
  search(growth, 0, root);
  meet();
  const open: Open[] = [{ leaf: root, candidate: board.best(0) }];

  while (open.length < options.leaves) {
    const at = mostGaining(open, growth.leastGain);
    const parent = open[at];
    if (parent === undefined) break;
    const { leaf, candidate } = parent;
    const middle = space.split(candidate.feature, leftBins(candidate), leaf.from, leaf.to);
    const isLeftSmaller = middle - leaf.from <= leaf.to - middle;
    const slot = open.length;
    const sides = sidesOf(leaf, candidate, options.lambda, growth.monotone);
    const left: Leaf = {
      ...sides.left,
      from: leaf.from,
      to: middle,
      slot: isLeftSmaller ? slot : leaf.slot,
      node: nodes.length,
    };
    const right: Leaf = {
      ...sides.right,
      from: middle,
      to: leaf.to,
      slot: isLeftSmaller ? leaf.slot : slot,
      node: nodes.length + 1,
    };
    nodes[leaf.node] = { leaf, split: { ...candidate, left: nodes.length } };
    nodes.push({ leaf: left }, { leaf: right });
    open[at] = { leaf: left, candidate };
    open.push({ leaf: right, candidate });
    if (open.length === options.leaves) break;

    const smaller = isLeftSmaller ? left : right;
    space.build(slot, smaller.from, smaller.to);
    space.subtract(leaf.slot, slot);
    search(growth, at, left);
    search(growth, slot, right);
    meet();
    open[at].candidate = board.best(at);
    open[slot] = { leaf: right, candidate: board.best(slot) };
  }
  return { tree: asTree(nodes, options), leaves: open.map(({ leaf }) => leaf) };
}

function search({ space, board, own, options }: Growth, at: number, leaf: Leaf): void {
  board.write(at, searchLeaf(leaf, space.sums, space.slotAt(leaf.slot), own, options));
}

/** The first of the leaves whose split gains most; −1 where none gains more than the least. */
function mostGaining(open: readonly Open[], leastGain: number): number {
  let [at, gain] = [-1, leastGain];
  for (const [leaf, { candidate }] of open.entries()) {
    if (candidate.gain > gain) [at, gain] = [leaf, candidate.gain];
  }
  return at;
}

/** For each bin 1 where it goes left. */
function leftBins({ set, bin, missingLeft }: Candidate): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, at) => {
    if (set) return ((set[at >> 5] ?? 0) >>> (at & 31)) & 1;
    return Number(at === 0 ? missingLeft : at <= bin);
  });
}

function asTree(
  nodes: readonly { readonly leaf: Leaf; readonly split?: Candidate & { readonly left: number } }[],
  { lambda, learningRate }: BoostingOptions,
): Tree {
  const sets = nodes.flatMap(({ split }) => (split?.set ? [split.set] : []));
  let setCount = 0;
  return {
    outputs: 1,
    feature: Uint16Array.from(nodes, ({ split }) => split?.feature ?? leafMark),
    bin: Uint8Array.from(nodes, ({ split }) => split?.bin ?? 0),
    missingLeft: Uint8Array.from(nodes, ({ split }) => Number(split?.missingLeft ?? false)),
    left: Uint32Array.from(nodes, ({ split }) => split?.left ?? 0),
    set: Int32Array.from(nodes, ({ split }) => (split?.set ? setCount++ : -1)),
    sets: Uint32Array.from({ length: sets.length * setWords }, (_, at) => sets[at >> 3]?.[at & 7] ?? 0),
    value: Float64Array.from(
      nodes,
      ({ leaf }) => learningRate * leafValue(leaf.gradient, leaf.hessian, lambda + leaf.penalty, leaf),
    ),
    cover: Float32Array.from(nodes, ({ leaf }) => leaf.to - leaf.from),
    gain: Float32Array.from(nodes, ({ split }) => split?.gain ?? 0),
  };
}
