import { LearnerError } from '../failure.js';
import type { SharedMemory } from './webassembly.js';
import { webAssembly } from './webassembly.js';

const pageBytes = 65_536;
/** Offsets are of 32 bits. */
const greatestBytes = 2 ** 32 - pageBytes;

/** Zeroed memory for the kernel. Throws `OutOfMemory` beyond 4 GiB, or where the machine has no more. */
export function allocateShared(bytes: number): SharedMemory {
  if (bytes > greatestBytes) throw outOfMemory(bytes, 'at most 4,095 MB can be used');
  const pages = Math.ceil(bytes / pageBytes);
  if (webAssembly === undefined) return { buffer: sharedBytes(pages * pageBytes) };
  const { Memory } = webAssembly;
  return granted(bytes, () => new Memory({ initial: pages, maximum: pages, shared: true }));
}

/** Zeroed memory that threads share, of any size. Throws `OutOfMemory` where the machine has no more. */
export const sharedBytes = (bytes: number): SharedArrayBuffer =>
  granted(bytes, () => new SharedArrayBuffer(bytes));

function granted<Memory>(bytes: number, allocate: () => Memory): Memory {
  try {
    return allocate();
  } catch (error) {
    if (error instanceof RangeError) throw outOfMemory(bytes, 'the machine refuses it');
    throw error;
  }
}

const outOfMemory = (bytes: number, cause: string): LearnerError =>
  new LearnerError(
    'OutOfMemory',
    `Learning from this data takes ${Math.ceil(bytes / 2 ** 20)} MB of memory in one piece; ${cause}.`,
    'Train on a sample of the rows, or with fewer columns.',
  );
