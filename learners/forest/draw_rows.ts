import type { Offsets } from '../crew/layout.js';
import type { Random } from '../random.js';
import type { ForestJob, ForestPiece } from './job.js';

/**
 * Draws as many rows as there are, with replacement, and writes each that was drawn once, with its pair; rows stay in
 * order. Returns how many different ones they are.
 *
 * @param counts spare, one a row
 */
export function drawRows(
  job: ForestJob,
  own: Offsets<ForestPiece>,
  random: Random,
  counts: Uint16Array,
): number {
  const { memory, shape, targets, weights } = job;
  const rows = new Uint32Array(memory.buffer, own.rows, shape.rows);
  const pairs = new Float32Array(memory.buffer, own.pairs, shape.rows * 2);
  const isClass = shape.classes > 2;
  counts.fill(0);
  for (let draw = 0; draw < shape.rows; draw += 1) {
    const row = random.below(shape.rows);
    counts[row] = (counts[row] ?? 0) + 1;
  }
  let different = 0;
  for (let row = 0; row < shape.rows; row += 1) {
    const count = counts[row] ?? 0;
    if (count === 0) continue;
    const weight = count * (weights?.[row] ?? 1);
    const target = targets[row] ?? 0;
    rows[different] = row;
    pairs[2 * different] = isClass ? target : target * weight;
    pairs[2 * different + 1] = weight;
    different += 1;
  }
  return different;
}
