import { breathe } from '../crew/breathe.js';
import type { Matrix } from '../matrix.js';

/** A column that threads can read: its memory is shared. Names of levels stay with the caller. */
export type SharedColumn =
  | { readonly kind: 'number'; readonly name: string; readonly values: Float64Array | Float32Array }
  | { readonly kind: 'category'; readonly name: string; readonly codes: Int32Array; readonly levels: number };

/** So many values are copied before the event loop turns. */
const piece = 2 ** 20;

/** Columns in shared memory: those that lie there already are taken as they are, others are copied piece by piece. */
export async function shareColumns({ columns }: Matrix): Promise<SharedColumn[]> {
  const shared: SharedColumn[] = [];
  for (const column of columns) {
    if (column.kind === 'number') {
      const { values, kind, name } = column;
      shared.push({ kind, name, values: isShared(values) ? values : await copyNumbers(values) });
    } else {
      const { codes, kind, name, levels } = column;
      const own = isShared(codes) ? codes : new Int32Array(new SharedArrayBuffer(codes.byteLength));
      if (own !== codes) await copyInPieces(codes, own);
      shared.push({ kind, name, codes: own, levels: levels.length });
    }
  }
  return shared;
}

const isShared = ({ buffer }: { buffer: ArrayBufferLike }): boolean => buffer instanceof SharedArrayBuffer;

async function copyNumbers(values: Float64Array | Float32Array): Promise<Float64Array | Float32Array> {
  const memory = new SharedArrayBuffer(values.byteLength);
  const own = values instanceof Float64Array ? new Float64Array(memory) : new Float32Array(memory);
  await copyInPieces(values, own);
  return own;
}

async function copyInPieces<Values extends Float64Array | Float32Array | Int32Array>(
  from: Values,
  to: Values,
): Promise<void> {
  for (let at = 0; at < from.length; at += piece) {
    to.set(from.subarray(at, at + piece), at);
    await breathe();
  }
}
