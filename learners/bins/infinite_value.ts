import { LearnerError } from '../failure.js';

/** A refusal that names the first infinite value from a row on. */
export function infiniteValue(name: string, values: Float64Array | Float32Array, from = 0): LearnerError {
  const row = values.findIndex((value, at) => at >= from && Math.abs(value) === Infinity);
  return new LearnerError(
    'InvalidValue',
    `Column "${name}" has an infinite value, the first in row ${row}.`,
    'Leave the value empty, or cap it, before learning from it.',
  );
}
