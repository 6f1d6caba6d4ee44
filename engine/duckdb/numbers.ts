import {
  DuckDBBooleanVector,
  DuckDBDoubleVector,
  DuckDBTypeId,
  type DuckDBDataChunk,
  type DuckDBResult,
  type DuckDBVector,
} from '@duckdb/node-api';

/**
 * Chunks of a result as arrays of their own, one a column, without a JavaScript value a cell.
 * @throws RangeError for a column that is neither `double` nor `boolean`
 */
export async function* chunksOfNumbers(result: DuckDBResult): AsyncGenerator<readonly Float64Array[]> {
  refuseOthers(result);
  for await (const chunk of result) yield columnsOf(chunk);
}

function refuseOthers(result: DuckDBResult): void {
  const names = result.columnNames();
  for (const [column, type] of result.columnTypes().entries()) {
    if (type.typeId === DuckDBTypeId.DOUBLE || type.typeId === DuckDBTypeId.BOOLEAN) continue;
    throw new RangeError(
      `Column ${names[column] ?? column} is read as numbers and is ${type.toString()}: cast it to double in the query`,
    );
  }
}

const columnsOf = (chunk: DuckDBDataChunk): readonly Float64Array[] =>
  Array.from({ length: chunk.columnCount }, (_, column) => numbersOf(chunk.getColumnVector(column)));

function numbersOf(vector: DuckDBVector): Float64Array {
  if (vector instanceof DuckDBDoubleVector) return doublesOf(vector);
  if (!(vector instanceof DuckDBBooleanVector))
    throw new RangeError('a vector of neither numbers nor truth values');
  const numbers = new Float64Array(vector.itemCount);
  for (let row = 0; row < numbers.length; row += 1) numbers[row] = Number(vector.getItem(row) ?? NaN);
  return numbers;
}

/** What a vector keeps to itself: its memory, and a bit a row for what is not null, where there are nulls. */
interface DoubleMemory {
  readonly items: Float64Array;
  readonly validity: { readonly data: BigUint64Array | null };
}

/**
 * A copy of the vector's memory, which is DuckDB's own and is used again. The package, whose version is pinned, offers it
 * cell by cell only: by rows a table takes five times as long.
 */
function doublesOf(vector: DuckDBDoubleVector): Float64Array {
  const { items, validity } = vector as unknown as DoubleMemory;
  const numbers = items.slice();
  if (validity.data === null) return numbers;
  // Words of 32 bits, the least significant first: they are tested faster than those of 64, which are no plain numbers.
  const { buffer, byteOffset, length } = validity.data;
  const valid = new Uint32Array(buffer, byteOffset, length * 2);
  for (let row = 0; row < numbers.length; row += 1)
    if ((((valid[row >> 5] ?? 0) >>> (row & 31)) & 1) === 0) numbers[row] = NaN;
  return numbers;
}
