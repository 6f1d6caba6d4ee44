import { LearnerError } from '../failure.js';
import type { Matrix } from '../matrix.js';
import type { Watch } from '../watch.js';
import { bindDesign, blockFor } from './bound_design.js';
import type { Design } from './design.js';
import { scoreBlock } from './linear_scores.js';

const blockRows = 4096;

/**
 * Intercept + features × coefficients of every row.
 * @throws LearnerError MissingColumn, InvalidColumn; InvalidValue for an infinite value
 */
export function scoresOf(
  design: Design,
  coefficients: Float64Array,
  matrix: Matrix,
  watch: Watch,
): Float64Array {
  const bound = bindDesign(design, matrix);
  const block = blockFor(bound, blockRows);
  const scores = new Float64Array(matrix.rows);
  for (let start = 0; start < matrix.rows; start += blockRows) {
    const count = Math.min(blockRows, matrix.rows - start);
    bound.encode(block, { start, count, stride: 1 });
    scoreBlock(bound, block, coefficients, scores.subarray(start, start + count), count);
    if (start % (blockRows * 16) === 0) watch(start, matrix.rows);
  }
  const row = scores.findIndex((score) => !Number.isFinite(score));
  if (row === -1) return scores;
  throw new LearnerError(
    'InvalidValue',
    `Row ${row + 1} has an infinite value, or one too large to compute with.`,
    'Make such values missing, or bound them.',
  );
}
