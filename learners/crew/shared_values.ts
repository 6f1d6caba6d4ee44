import { sharedBytes } from '../kernel/shared_memory.js';
import { breathe } from './breathe.js';

type Numbers =
  Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;

/** So many numbers are copied before the event loop turns. */
const piece = 2 ** 20;

/**
 * The same numbers in memory that threads share: as they are where they lie there already, else copied piece by piece.
 * @throws LearnerError OutOfMemory
 */
export async function sharedValues<Values extends Numbers>(values: Values): Promise<Values> {
  if (values.buffer instanceof SharedArrayBuffer) return values;
  const kind = values.constructor as new (memory: SharedArrayBuffer) => Values;
  const shared = new kind(sharedBytes(values.byteLength));
  for (let at = 0; at < values.length; at += piece) {
    shared.set(values.subarray(at, at + piece), at);
    await breathe();
  }
  return shared;
}
