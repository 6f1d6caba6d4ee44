import type { Points } from './features.js';
import { squaredDistance } from './nearest.js';

/**
 * What is known of each point between two rounds, so that most need not be measured again: Hamerly 2010, "Making
 * k-means even faster". The outcome is that of measuring every point.
 */
export interface Bounds {
  /** Number of the centre that was nearest. */
  readonly numbers: Int32Array;
  /** That centre is no farther than this. */
  readonly own: Float64Array;
  /** Every other centre is at least as far as this. */
  readonly other: Float64Array;
}

export const openBounds = (rows: number): Bounds => ({
  numbers: new Int32Array(rows),
  own: new Float64Array(rows).fill(Infinity),
  other: new Float64Array(rows),
});

/** After so many rows who waits is told. */
const rowsAtOnce = 2 ** 16;

/** Finds the nearest centre of each point that may have another one than before. */
export function tighten(
  { rows, width, values }: Points,
  centres: Float64Array,
  { numbers, own, other }: Bounds,
  onRows: () => void,
): void {
  const count = centres.length / width;
  const gaps = halfGaps(centres, width);
  for (let row = 0; row < rows; row += 1) {
    if (row % rowsAtOnce === 0) onRows();
    const number = numbers[row] ?? 0;
    const bound = Math.max(other[row] ?? 0, gaps[number] ?? 0);
    if ((own[row] ?? 0) <= bound) continue;
    const distance = Math.sqrt(squaredDistance(values, row, centres, number, width));
    own[row] = distance;
    if (distance <= bound) continue;
    let nearest = 0;
    let least = Infinity;
    let second = Infinity;
    for (let centre = 0, at = 0; centre < count; centre += 1) {
      let square = 0;
      for (let from = row * width, end = from + width; from < end; from += 1, at += 1) {
        const difference = (values[from] ?? 0) - (centres[at] ?? 0);
        square += difference * difference;
      }
      if (square < least) {
        second = least;
        least = square;
        nearest = centre;
      } else if (square < second) second = square;
    }
    numbers[row] = nearest;
    own[row] = Math.sqrt(least);
    other[row] = Math.sqrt(second);
  }
}

/** Makes the bounds hold for centres that moved so far. */
export function loosen({ numbers, own, other }: Bounds, moves: Float64Array): void {
  const [farthest = 0, next = 0] = moves.toSorted().reverse();
  for (let row = 0; row < numbers.length; row += 1) {
    const move = moves[numbers[row] ?? 0] ?? 0;
    own[row] = (own[row] ?? 0) + move;
    other[row] = (other[row] ?? 0) - (move === farthest ? next : farthest);
  }
}

/** Half of each centre's distance to the nearest other one: points so near to it have no nearer centre. */
function halfGaps(centres: Float64Array, width: number): Float64Array {
  const count = centres.length / width;
  return Float64Array.from({ length: count }, (_, centre) => {
    let least = Infinity;
    for (let other = 0; other < count; other += 1) {
      if (other !== centre) least = Math.min(least, squaredDistance(centres, centre, centres, other, width));
    }
    return Math.sqrt(least) / 2;
  });
}
