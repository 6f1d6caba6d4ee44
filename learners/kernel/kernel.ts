/**
 * The inner loops of the tree learners. There are two, of the same bits: SIMD in WebAssembly (`assembly/`), and plain
 * typed arrays (`plain/`) where that is not to be had. All places are byte offsets into one shared memory; ranges are
 * [from, to).
 *
 * `rows` are u32, `pairs` two f32 for each of them: gradient and hessian. `sums` are cells of two f64, 256 a feature.
 */
export interface Kernel {
  /** Clears a group's histogram (four features) and adds the pairs of the rows to it; `words` holds four bins a row. */
  readonly addGroup: (
    rows: number,
    pairs: number,
    words: number,
    sums: number,
    from: number,
    to: number,
  ) => void;
  /** `addGroup` of two groups in one pass over the rows. */
  readonly addTwoGroups: (
    rows: number,
    pairs: number,
    words: number,
    sums: number,
    otherWords: number,
    otherSums: number,
    from: number,
    to: number,
  ) => void;
  /** Subtracts `other` from `sums`, cell by cell. */
  readonly subtract: (sums: number, other: number, bytes: number) => void;
  /**
   * Adds the pairs of the rows to histograms of `count` features, whose numbers `features` lists (u32), and sets each
   * touched bin's bit (256 a feature); `bins` holds `stride` bytes a row.
   */
  readonly addFeatures: (
    rows: number,
    pairs: number,
    bins: number,
    stride: number,
    features: number,
    count: number,
    sums: number,
    touched: number,
    from: number,
    to: number,
  ) => void;
  /**
   * Splits the rows of a leaf, and their pairs, so that those come first whose bin (at `bins + row × stride`) has a 1
   * in `goesLeft` (256 bytes); keeps their order. The spare memory holds what goes right meanwhile. Returns how many
   * went left.
   */
  readonly splitInPlace: (
    rows: number,
    pairs: number,
    spareRows: number,
    sparePairs: number,
    bins: number,
    stride: number,
    goesLeft: number,
    from: number,
    to: number,
  ) => number;
  /** The same into the spare memory: left ones ascending from `from`, right ones descending from `to`. */
  readonly splitApart: Kernel['splitInPlace'];
  /** Moves right ones that `splitApart` left in [from, to) of the spare memory to `target`, in their first order. */
  readonly moveRight: (
    rows: number,
    pairs: number,
    spareRows: number,
    sparePairs: number,
    from: number,
    to: number,
    target: number,
  ) => void;
  /**
   * Pairs of log loss for rows of `list` (u32) from `scores` (f64), `targets` (f32) and `weights` (f32; 0: none),
   * rounded to the grid's units; copies the list to `rows` and writes the sums of both (2 f64).
   *
   * @param grid 1.5 × 2^52 units
   */
  readonly logLossPairs: (
    list: number,
    scores: number,
    targets: number,
    weights: number,
    rows: number,
    pairs: number,
    grid: number,
    from: number,
    to: number,
    sums: number,
  ) => void;
  /** The same of half the squared error, whose hessian is the weight, on a grid of its own. */
  readonly squaredErrorPairs: (
    list: number,
    scores: number,
    targets: number,
    weights: number,
    rows: number,
    pairs: number,
    grid: number,
    weightGrid: number,
    from: number,
    to: number,
    sums: number,
  ) => void;
  /** Adds a leaf's value to the scores of its rows. */
  readonly addToScores: (scores: number, rows: number, from: number, to: number, value: number) => void;
  /**
   * Bins of values: 0 where missing, else one more than the cuts (256 f64, padded with +∞) below the value; one every
   * `stride` bytes. Returns how many values were infinite.
   */
  readonly binFloat64: (values: number, count: number, cuts: number, bins: number, stride: number) => number;
  readonly binFloat32: Kernel['binFloat64'];
  /**
   * Adds to `out` (f64) the leaf values of four trees of at most 32 leaves: `tables` has for each feature of `features`
   * (u32) and each bin four words of leaves within reach, `values` 4 × 32 f64.
   */
  readonly addMaskedLeaves: (
    bins: number,
    stride: number,
    features: number,
    featureCount: number,
    tables: number,
    values: number,
    out: number,
    count: number,
  ) => void;
  /** Adds to `out` the leaf values of a tree without category sets, walked from its root; see `scoring/walk.ts`. */
  readonly addWalkedLeaves: (
    bins: number,
    stride: number,
    nodes: number,
    values: number,
    out: number,
    count: number,
  ) => void;
}
