/** Marks a leaf where a node's feature stands. */
export const leafMark = 0xffff;
/** Words of a category set: a bit for each bin that goes left. */
export const setWords = 8;

/**
 * Binary trees in arrays, one behind the other; node 0 of each is its root. A row goes left where its bin is in the
 * node's set, or else where the bin is at most `bin`, or is 0 (missing) and `missingLeft` is 1.
 */
export interface Trees {
  /** Number of outputs of a leaf: 1, or one for each of several classes. */
  readonly outputs: number;
  /** First node of each tree, and one entry more: the number of all nodes. */
  readonly first: Uint32Array;
  /** `leafMark` for a leaf. */
  readonly feature: Uint16Array;
  readonly bin: Uint8Array;
  readonly missingLeft: Uint8Array;
  /** Left child, counted from the tree's first node; the right one follows it. */
  readonly left: Uint32Array;
  /** −1, or which of `sets` decides. */
  readonly set: Int32Array;
  readonly sets: Uint32Array;
  /** What a leaf gives; of inner nodes what they would, were they leaves. `outputs` numbers a node. */
  readonly value: Float64Array;
  /** Rows that came through the node while training, or their weight. */
  readonly cover: Float32Array;
  /** What a node's split gained, in units of the loss; 0 for leaves. */
  readonly gain: Float32Array;
}

/** One tree as it comes from growing; its arrays are as in `Trees`. */
export type Tree = Omit<Trees, 'first'>;

export const treeCount = ({ first }: Trees): number => first.length - 1;

/** Puts trees one behind the other. */
export function joinTrees(trees: readonly Tree[], outputs = 1): Trees {
  const first = new Uint32Array(trees.length + 1);
  for (const [at, tree] of trees.entries()) first[at + 1] = (first[at] ?? 0) + tree.feature.length;
  let setsBefore = 0;
  const set = trees.map((tree) => {
    const before = setsBefore;
    setsBefore += tree.sets.length / setWords;
    return before === 0 ? tree.set : tree.set.map((one) => (one < 0 ? -1 : one + before));
  });
  return {
    outputs,
    first,
    feature: joined(
      Uint16Array,
      trees.map(({ feature }) => feature),
    ),
    bin: joined(
      Uint8Array,
      trees.map(({ bin }) => bin),
    ),
    missingLeft: joined(
      Uint8Array,
      trees.map(({ missingLeft }) => missingLeft),
    ),
    left: joined(
      Uint32Array,
      trees.map(({ left }) => left),
    ),
    set: joined(Int32Array, set),
    sets: joined(
      Uint32Array,
      trees.map(({ sets }) => sets),
    ),
    value: joined(
      Float64Array,
      trees.map(({ value }) => value),
    ),
    cover: joined(
      Float32Array,
      trees.map(({ cover }) => cover),
    ),
    gain: joined(
      Float32Array,
      trees.map(({ gain }) => gain),
    ),
  };
}

export const noTrees: Trees = joinTrees([]);

/** One of the trees, sharing their memory. */
export function treeAt(trees: Trees, at: number): Tree {
  const from = trees.first[at] ?? 0;
  const to = trees.first[at + 1] ?? from;
  const set = trees.set.subarray(from, to);
  // Sets stand in the order of the nodes they belong to.
  const own = trees.sets.length === 0 ? set.subarray(0, 0) : set.filter((one) => one >= 0);
  const firstSet = own[0] ?? 0;
  return {
    outputs: trees.outputs,
    feature: trees.feature.subarray(from, to),
    bin: trees.bin.subarray(from, to),
    missingLeft: trees.missingLeft.subarray(from, to),
    left: trees.left.subarray(from, to),
    set: own.length === 0 ? set : set.map((one) => (one < 0 ? -1 : one - firstSet)),
    sets: trees.sets.subarray(firstSet * setWords, (firstSet + own.length) * setWords),
    value: trees.value.subarray(from * trees.outputs, to * trees.outputs),
    cover: trees.cover.subarray(from, to),
    gain: trees.gain.subarray(from, to),
  };
}

/** The first trees, without those after. */
export function firstTrees(trees: Trees, count: number): Trees {
  return joinTrees(
    Array.from({ length: Math.min(count, treeCount(trees)) }, (_, at) => treeAt(trees, at)),
    trees.outputs,
  );
}

/** Whether a row with this bin goes left at a node. */
export function goesLeft(tree: Tree, node: number, bin: number): boolean {
  const set = tree.set[node] ?? -1;
  if (set >= 0) return (((tree.sets[set * setWords + (bin >> 5)] ?? 0) >>> (bin & 31)) & 1) === 1;
  return bin === 0 ? tree.missingLeft[node] === 1 : bin <= (tree.bin[node] ?? 0);
}

type TypedArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

function joined<Values extends TypedArray>(
  make: new (length: number) => Values,
  parts: readonly Values[],
): Values {
  const all = new make(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
