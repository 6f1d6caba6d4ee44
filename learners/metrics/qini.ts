import { LearnerError } from '../failure.js';
import { ascendingOrder } from './order.js';
import { checkScores } from './ranking.js';

/** Members who were contacted or left alone at random, and what they did. */
export interface Trial {
  /** Predicted gain by the contact, of each row. */
  readonly uplift: Float64Array;
  /** 1 where contacted, 0 where left alone. */
  readonly treated: ArrayLike<number>;
  /** 1 where the row responded, else 0; or an amount. */
  readonly outcome: ArrayLike<number>;
}

export interface QiniPoint {
  /** Of all rows, the highest uplift first, in [0, 1]. */
  readonly share: number;
  /** Additional outcome by contacting these rows only, for each treated row of the trial. */
  readonly gain: number;
}

export interface Qini {
  /** From (0, 0), one point for each different uplift. */
  readonly curve: readonly QiniPoint[];
  /** Area between the curve and the straight line to its end, which is what choosing at random gains. */
  readonly coefficient: number;
}

interface Arm {
  rows: number;
  sum: number;
}

/**
 * Qini curve: (outcome of the treated − outcome of the others × treated ÷ others) ÷ all treated, among the rows of the
 * highest uplift; its area by the trapezium rule (Radcliffe 2007, "Using control groups to target on predicted lift").
 * Rows of equal uplift enter together.
 *
 * @throws LearnerError TooFewRows, InvalidValue, OneClass where nobody was treated, or everybody
 */
export function qini({ uplift, treated, outcome }: Trial): Qini {
  checkScores(uplift, treated);
  checkScores(uplift, outcome);
  const order = ascendingOrder(uplift).reverse();
  const curve: QiniPoint[] = [{ share: 0, gain: 0 }];
  const alone: Arm = { rows: 0, sum: 0 };
  const contacted: Arm = { rows: 0, sum: 0 };
  const treatedRows = order.reduce((count, row) => count + (treated[row] === 1 ? 1 : 0), 0);
  checkArms(treatedRows, order.length);
  order.forEach((row, place) => {
    const arm = treated[row] === 1 ? contacted : alone;
    arm.rows += 1;
    arm.sum += outcome[row] ?? 0;
    const next = order[place + 1];
    if (next !== undefined && uplift[next] === uplift[row]) return;
    const expected = alone.rows === 0 ? 0 : (alone.sum * contacted.rows) / alone.rows;
    curve.push({ share: (place + 1) / order.length, gain: (contacted.sum - expected) / treatedRows });
  });
  return { curve, coefficient: areaOf(curve) - (curve.at(-1)?.gain ?? 0) / 2 };
}

function areaOf(curve: readonly QiniPoint[]): number {
  let area = 0;
  let before: QiniPoint = { share: 0, gain: 0 };
  for (const point of curve) {
    area += ((point.gain + before.gain) / 2) * (point.share - before.share);
    before = point;
  }
  return area;
}

function checkArms(treated: number, rows: number): void {
  if (treated > 0 && treated < rows) return;
  throw new LearnerError(
    'OneClass',
    treated === 0 ? 'No row of the trial was treated.' : 'Every row of the trial was treated.',
    'Compare members who were contacted with others left alone at random.',
  );
}
