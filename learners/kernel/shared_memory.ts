import { LearnerError } from '../failure.js';
import type { SharedMemory } from './webassembly.js';
import { webAssembly } from './webassembly.js';

const pageBytes = 65_536;
/** Offsets are of 32 bits. */
const greatestBytes = 2 ** 32 - pageBytes;

/** Zeroed memory for the kernel. Throws `OutOfMemory` beyond 4 GiB, or where the machine has no more. */
export function allocateShared(bytes: number): SharedMemory {
  const megabytes = Math.ceil(bytes / 2 ** 20);
  const refused = (cause: string): LearnerError =>
    new LearnerError(
      'OutOfMemory',
      `Learning from this data takes ${megabytes} MB of memory in one piece; ${cause}.`,
      'Train on a sample of the rows, or with fewer columns.',
    );
  if (bytes > greatestBytes) throw refused('at most 4,095 MB can be used');
  const pages = Math.ceil(bytes / pageBytes);
  try {
    return webAssembly === undefined
      ? { buffer: new SharedArrayBuffer(pages * pageBytes) }
      : new webAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch (error) {
    if (error instanceof RangeError) throw refused('the machine refuses it');
    throw error;
  }
}
