import type { Block, BoundDesign } from './bound_design.js';

/** Intercept + features × coefficients of the first `count` rows of an encoded block, into `scores`. */
export function scoreBlock(
  { numbers, switches }: BoundDesign,
  { room, values, indices }: Block,
  coefficients: Float64Array,
  scores: Float64Array,
  count: number,
): void {
  scores.fill(coefficients[0] ?? 0, 0, count);
  for (let j = 0; j < numbers; j += 1) {
    const coefficient = coefficients[1 + j] ?? 0;
    const at = j * room;
    for (let i = 0; i < count; i += 1) {
      scores[i] = (scores[i] ?? 0) + coefficient * (values[at + i] ?? 0);
    }
  }
  for (let s = 0; s < switches; s += 1) {
    const at = s * room;
    for (let i = 0; i < count; i += 1) {
      const index = indices[at + i] ?? -1;
      if (index >= 0) scores[i] = (scores[i] ?? 0) + (coefficients[index] ?? 0);
    }
  }
}
