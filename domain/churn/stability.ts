/**
 * How the rows that were learned from are spread over the parts of a column: of numbers between quantiles, of
 * categories by level.
 */
export interface Distribution {
  /** Upper edges of all parts but the last, ascending and distinct, each edge within its part; of categories none. */
  readonly edges: readonly number[];
  /** Of categories: the level of each part; a level that is not there counts as missing. */
  readonly levels?: readonly string[];
  /** Of each part, then of missing values; they sum to 1. */
  readonly shares: readonly number[];
}

export type StabilityVerdict = 'steady' | 'warn' | 'alarm';

/** What an empty part counts as, so that its logarithm is finite. */
const floor = 1e-4;

/**
 * Population stability index: Σ (now − then) × ln(now ÷ then) over the parts, each share at least 0.0001 (Siddiqi 2006,
 * "Credit Risk Scorecards"). 0 where nothing moved.
 */
export function populationStability(then: readonly number[], now: readonly number[]): number {
  if (then.length !== now.length) throw new RangeError(`${now.length} shares beside ${then.length}`);
  return then.reduce((sum, before, part) => {
    const [expected, actual] = [Math.max(before, floor), Math.max(now[part] ?? 0, floor)];
    return sum + (actual - expected) * Math.log(actual / expected);
  }, 0);
}

/** What an index means. */
export function stabilityVerdict(
  index: number,
  { warn, alarm }: { readonly warn: number; readonly alarm: number },
): StabilityVerdict {
  if (index >= alarm) return 'alarm';
  return index >= warn ? 'warn' : 'steady';
}

/** Edges that part values into ten of about equal size, as far as different values allow; NaN is left out. */
export function tenthEdges(values: Float64Array | Float32Array): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const edges = Array.from({ length: 9 }, (_, at) => sorted[Math.ceil(((at + 1) * sorted.length) / 10) - 1]);
  // The greatest value is no edge: nothing would lie above it.
  return [...new Set(edges)].filter((edge) => edge !== undefined && edge < (sorted.at(-1) ?? 0)) as number[];
}

/** Share of values in each part between the edges, then of missing ones. */
export function numberShares(values: Float64Array | Float32Array, edges: readonly number[]): number[] {
  const counts = new Float64Array(edges.length + 2);
  for (const value of values) {
    let part = edges.length + 1;
    if (!Number.isNaN(value)) {
      part = 0;
      while (part < edges.length && value > (edges[part] ?? Infinity)) part += 1;
    }
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return sharesOf(counts, values.length);
}

/**
 * Share of rows with each level, then of missing and other ones.
 * @param codes of each row, into `own`; −1 is missing
 */
export function levelShares(codes: Int32Array, own: readonly string[], levels: readonly string[]): number[] {
  const partOf = new Map(levels.map((level, part) => [level, part]));
  const parts = own.map((level) => partOf.get(level) ?? levels.length);
  const counts = new Float64Array(levels.length + 1);
  for (const code of codes) {
    const part = parts[code] ?? levels.length;
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return sharesOf(counts, codes.length);
}

const sharesOf = (counts: Float64Array, rows: number): number[] =>
  Array.from(counts, (count) => (rows === 0 ? 0 : count / rows));
