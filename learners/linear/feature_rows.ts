import { blockFor, type BoundDesign } from './bound_design.js';

/** Features row by row, as an algorithm needs them that takes one row at a time. */
export interface FeatureRows {
  readonly rows: number;
  readonly numbers: number;
  readonly switches: number;
  /** `numbers` a row. */
  readonly values: Float64Array;
  /** `switches` a row: the coefficient that each turns on, −1 for none. */
  readonly indices: Int32Array;
}

/** Copies the features of a design out of its columns; as large as the matrix. */
export function featureRows(design: BoundDesign): FeatureRows {
  const { rows, numbers, switches, encode } = design;
  const room = 1024;
  const block = blockFor(design, room);
  const values = new Float64Array(rows * numbers);
  const indices = new Int32Array(rows * switches);
  for (let start = 0; start < rows; start += room) {
    const count = Math.min(room, rows - start);
    encode(block, { start, count, stride: 1 });
    for (let i = 0; i < count; i += 1) {
      const row = start + i;
      for (let j = 0; j < numbers; j += 1) values[row * numbers + j] = block.values[j * room + i] ?? 0;
      for (let s = 0; s < switches; s += 1) indices[row * switches + s] = block.indices[s * room + i] ?? -1;
    }
  }
  return { rows, numbers, switches, values, indices };
}
