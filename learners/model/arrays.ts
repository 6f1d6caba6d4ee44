import { decodeBase64, encodeBase64 } from './base64.js';

/** Kinds of numbers that a stored model's arrays hold. */
const kinds = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type Kind = keyof typeof kinds;
interface Arrays {
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
  readonly i32: Int32Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
}
type ArrayOf<K extends Kind> = Arrays[K];

/** An array as text: its bytes, least significant first on every machine, in base64. */
export interface StoredArray {
  readonly kind: Kind;
  readonly length: number;
  readonly base64: string;
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

export function storeArray<K extends Kind>(kind: K, values: ArrayOf<K>): StoredArray {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
  if (!isLittleEndian) swapBytes(bytes, values.BYTES_PER_ELEMENT);
  return { kind, length: values.length, base64: encodeBase64(bytes) };
}

/** Throws RangeError where what is stored is not an array of this kind. */
export function restoreArray<K extends Kind>(kind: K, stored: unknown): ArrayOf<K> {
  if (!isStoredArray(stored) || stored.kind !== kind) throw new RangeError(`no array of ${kind}`);
  const bytes = decodeBase64(stored.base64);
  const width = kinds[kind].BYTES_PER_ELEMENT;
  if (bytes.length !== stored.length * width)
    throw new RangeError(`${bytes.length} bytes for ${stored.length} numbers of ${kind}`);
  if (!isLittleEndian) swapBytes(bytes, width);
  return new kinds[kind](bytes.buffer) as Arrays[Kind] as ArrayOf<K>;
}

function isStoredArray(stored: unknown): stored is StoredArray {
  if (typeof stored !== 'object' || stored === null) return false;
  const { kind, length, base64 } = stored as Partial<Record<keyof StoredArray, unknown>>;
  return (
    typeof kind === 'string' && kind in kinds && typeof length === 'number' && typeof base64 === 'string'
  );
}

function swapBytes(bytes: Uint8Array, width: number): void {
  for (let at = 0; at < bytes.length; at += width) bytes.subarray(at, at + width).reverse();
}
