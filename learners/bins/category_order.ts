import { greatestBin } from './feature_bins.js';

/** Codes in the order of their bins, from bin 1 on; those without a bin of their own share the one after. */
export interface CategoryOrder {
  readonly codes: Int32Array;
  readonly others: boolean;
}

/** Rows of each code; missing ones are not counted. */
export function rowsOfCodes(codes: Int32Array, levels: number): Float64Array {
  const rows = new Float64Array(levels);
  for (const code of codes) if (code >= 0) rows[code] = (rows[code] ?? 0) + 1;
  return rows;
}

/** Most frequent first; of more than 255 levels the 254 most frequent have a bin each. */
export function byFrequency(rows: Float64Array): CategoryOrder {
  const present = codesWithRows(rows);
  present.sort((a, b) => (rows[b] ?? 0) - (rows[a] ?? 0) || a - b);
  const others = present.length > greatestBin;
  return { codes: present.subarray(0, others ? greatestBin - 1 : greatestBin), others };
}

/**
 * By rising position, so that one threshold parts low levels from high ones (Wright & König 2019, "Splitting on
 * categorical predictors in random forests"); the frequent ones have a bin of their own, as above.
 *
 * @param positions one a code, such as the mean outcome of its rows
 */
export function byPosition(rows: Float64Array, positions: Float64Array): CategoryOrder {
  const { codes, others } = byFrequency(rows);
  return { codes: codes.slice().sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0) || a - b), others };
}

function codesWithRows(rows: Float64Array): Int32Array {
  const codes: number[] = [];
  for (const [code, count] of rows.entries()) if (count > 0) codes.push(code);
  return Int32Array.from(codes);
}

/** Bin of each code of a column, by the order. */
export function binsOfCodes({ codes, others }: CategoryOrder, levels: number): Uint8Array {
  const bins = new Uint8Array(levels).fill(others ? codes.length + 1 : 0);
  for (const [at, code] of codes.entries()) bins[code] = at + 1;
  return bins;
}
