/** How many times as important the row (R, F, M) is as the column; three by three. */
export type PairwiseMatrix = readonly (readonly number[])[];

export interface AhpWeights {
  /** Sum to 1 within rounding. */
  readonly weights: { readonly r: number; readonly f: number; readonly m: number };
  /** 0 where the judgements agree with each other; below {@link largestConsistencyRatio}. */
  readonly consistencyRatio: number;
}

/** Judgements that contradict each other more than this are refused (Saaty 1980). */
const largestConsistencyRatio = 0.1;

/** Mean consistency index of random reciprocal matrices of order 3 (Saaty 1980, "The Analytic Hierarchy Process"). */
const randomIndex = 0.58;

const size = 3;

/** Reciprocals may be written with three digits, a third as 0.333. */
const reciprocalTolerance = 0.005;

/**
 * Weights of R, F and M by the analytic hierarchy process: the principal eigenvector of the reciprocal matrix of
 * pairwise comparisons, with the consistency ratio CR = CI / RI, CI = (λmax − n) / (n − 1) (Saaty 1980).
 *
 * Throws a RangeError with {@link ahpRefusal} where the matrix is refused.
 */
export function ahpWeights(matrix: PairwiseMatrix): AhpWeights {
  const refusal = ahpRefusal(matrix);
  if (refusal !== null) throw new RangeError(refusal);
  const [r, f, m] = principalEigenvector(reciprocal(matrix)) as [number, number, number];
  return { weights: { r, f, m }, consistencyRatio: consistencyRatioOf(matrix) };
}

/** Why a matrix cannot give weights, in words for whoever wrote it; null where it can. */
export function ahpRefusal(matrix: PairwiseMatrix): string | null {
  if (matrix.length !== size || matrix.some((row) => row.length !== size)) {
    return 'The AHP matrix needs three rows of three numbers: R, F and M against R, F and M';
  }
  if (matrix.flat().some((value) => !(Number.isFinite(value) && value > 0))) {
    return 'The AHP matrix may hold positive numbers only';
  }
  return pairRefusal(matrix) ?? consistencyRefusal(matrix);
}

const names = ['R', 'F', 'M'] as const;

function pairRefusal(matrix: PairwiseMatrix): string | null {
  for (const [i, row] of names.entries()) {
    for (const [j, column] of names.entries()) {
      const [there, back] = [at(matrix, i, j), at(matrix, j, i)];
      if (Math.abs(there * back - 1) <= reciprocalTolerance) continue;
      return i === j
        ? `The AHP matrix compares ${row} with itself: that number must be 1, not ${there}`
        : `The AHP matrix is not reciprocal: ${row} against ${column} is ${there}, so ${column} against ${row} must be ${Number((1 / there).toPrecision(4))}, not ${back}`;
    }
  }
  return null;
}

function consistencyRefusal(matrix: PairwiseMatrix): string | null {
  const ratio = consistencyRatioOf(matrix);
  if (ratio < largestConsistencyRatio) return null;
  return `The comparisons of the AHP matrix contradict each other: its consistency ratio is ${ratio.toFixed(3)} and must be below ${largestConsistencyRatio}; look again at which of R, F and M matters more`;
}

function consistencyRatioOf(matrix: PairwiseMatrix): number {
  const exact = reciprocal(matrix);
  const weights = principalEigenvector(exact);
  const lambdaMax =
    times(exact, weights).reduce((sum, value, i) => sum + value / (weights[i] as number), 0) / size;
  // Rounding can leave λmax of a consistent matrix a hair below its least value, n.
  return Math.max(0, (lambdaMax - size) / (size - 1)) / randomIndex;
}

/** The same comparisons made exactly reciprocal: those written with few digits count half from each side. */
function reciprocal(matrix: PairwiseMatrix): PairwiseMatrix {
  return matrix.map((row, i) => row.map((value, j) => Math.sqrt(value / at(matrix, j, i))));
}

/**
 * Principal eigenvector, summing to 1, by power iteration; it converges for every positive matrix (Perron 1907).
 * The limit on steps is never reached by a matrix that is nearly consistent: its other eigenvalues are near 0.
 */
function principalEigenvector(matrix: PairwiseMatrix): number[] {
  let vector: number[] = Array<number>(size).fill(1 / size);
  for (let step = 0; step < 10_000; step++) {
    const next = normalised(times(matrix, vector));
    const change = Math.max(...next.map((value, i) => Math.abs(value - (vector[i] as number))));
    vector = next;
    if (change < 1e-15) break;
  }
  return vector;
}

const times = (matrix: PairwiseMatrix, vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, value, j) => sum + value * (vector[j] as number), 0));

function normalised(vector: readonly number[]): number[] {
  const total = vector.reduce((sum, value) => sum + value, 0);
  return vector.map((value) => value / total);
}

const at = (matrix: PairwiseMatrix, i: number, j: number): number =>
  (matrix[i] as readonly number[])[j] as number;
