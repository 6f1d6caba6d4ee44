import { columnOf } from '../columns.js';
import type { Matrix } from '../matrix.js';
import { standardise, type Design, type Factor } from './design.js';

/** A column of switches: at most one coefficient of several applies to a row. */
interface Switches {
  /** Index of the coefficient by code; −1 is none. */
  readonly indices: Int32Array;
  /** Index of the coefficient of a missing value; −1 is none. */
  readonly missing: number;
  readonly codes: Int32Array;
}

interface Values {
  readonly values: Float64Array | Float32Array;
  readonly standardised: (value: number) => number;
  /** Index of the coefficient of a missing value; −1 is none. */
  readonly missing: number;
}

/**
 * The features of a matrix by a design. The coefficients stand as intercept, numbers, gaps of numbers, then the levels
 * of each factor with the pooled ones and the gaps behind them.
 */
export interface BoundDesign {
  readonly rows: number;
  /** Numbers, which are the coefficients 1 … `numbers`. */
  readonly numbers: number;
  /** Switches that a row has. */
  readonly switches: number;
  readonly width: number;
  /**
   * Writes the features of some rows: number j of row i into `values[j × room + i]`, the coefficient that switch s turns
   * on into `indices[s × room + i]`, −1 for none.
   */
  readonly encode: (block: Block, rows: RowRange) => void;
}

/** `count` rows, the first `start` and then every `stride`-th. */
export interface RowRange {
  readonly start: number;
  readonly count: number;
  readonly stride: number;
}

/** Room for the features of some rows, column by column; behind an odd number of numbers there is one of zeros. */
export interface Block {
  readonly room: number;
  readonly values: Float64Array;
  readonly indices: Int32Array;
}

export const blockFor = ({ numbers, switches }: BoundDesign, room: number): Block => ({
  room,
  values: new Float64Array((numbers + (numbers % 2)) * room),
  indices: new Int32Array(switches * room),
});

/** Finds the columns of a design in a matrix. @throws LearnerError MissingColumn, InvalidColumn */
export function bindDesign(design: Design, matrix: Matrix): BoundDesign {
  let width = 1 + design.numbers.length;
  const numbers = design.numbers.map((number): Values => {
    const { values } = columnOf(matrix, number.name, 'number');
    return { values, standardised: standardise(number), missing: number.missing ? width++ : -1 };
  });
  const gaps = numbers.filter(({ missing }) => missing >= 0);
  const factors = design.factors.map((factor) => {
    const switches = switchesOf(factor, matrix, width);
    width += factor.levels.length + Number(factor.pooled) + Number(factor.missing);
    return switches;
  });
  const encode = ({ room, values, indices }: Block, rows: RowRange): void => {
    const valuesAt = (j: number) => values.subarray(j * room, j * room + rows.count);
    const indicesAt = (s: number) => indices.subarray(s * room, s * room + rows.count);
    for (const [j, number] of numbers.entries()) encodeNumber(number, valuesAt(j), rows);
    for (const [s, gap] of gaps.entries()) encodeGap(gap, indicesAt(s), rows);
    for (const [s, factor] of factors.entries()) encodeFactor(factor, indicesAt(gaps.length + s), rows);
  };
  return {
    rows: matrix.rows,
    numbers: numbers.length,
    switches: gaps.length + factors.length,
    width,
    encode,
  };
}

function switchesOf({ name, levels, pooled, missing }: Factor, matrix: Matrix, first: number): Switches {
  const column = columnOf(matrix, name, 'category');
  const known = new Map(levels.map((level, position) => [level, first + position]));
  const pool = pooled ? first + levels.length : -1;
  const gap = missing ? first + levels.length + Number(pooled) : pool;
  const other = pooled ? pool : gap;
  const indices = Int32Array.from(column.levels, (level) => known.get(level) ?? other);
  return { indices, missing: gap, codes: column.codes };
}

function encodeNumber(
  { values, standardised }: Values,
  into: Float64Array,
  { start, stride }: RowRange,
): void {
  for (let i = 0, row = start; i < into.length; i += 1, row += stride) {
    const value = values[row] ?? NaN;
    into[i] = Number.isNaN(value) ? 0 : standardised(value);
  }
}

function encodeGap({ values, missing }: Values, into: Int32Array, { start, stride }: RowRange): void {
  for (let i = 0, row = start; i < into.length; i += 1, row += stride) {
    into[i] = Number.isNaN(values[row]) ? missing : -1;
  }
}

function encodeFactor(
  { indices, missing, codes }: Switches,
  into: Int32Array,
  { start, stride }: RowRange,
): void {
  for (let i = 0, row = start; i < into.length; i += 1, row += stride) {
    const code = codes[row] ?? -1;
    into[i] = code < 0 ? missing : (indices[code] ?? missing);
  }
}
