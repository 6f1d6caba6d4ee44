import type { Preset } from '../../../examples/simulator/presets/index.js';
import { rowsOfBlock } from '../../../examples/simulator/write/blocks.js';

/** A row as it was collected: numbers by column. */
export type SimulatedRow = Readonly<Record<string, number>>;

/** All rows of a small simulation, by table; those of the truth as `truth/members`. */
export function simulate(
  preset: Preset,
  members: number,
  seed: number,
): (table: string) => readonly SimulatedRow[] {
  const tables = new Map(
    rowsOfBlock({ preset, seed, members, blockMembers: members }, 0).map((rows) => [
      `${rows.layout.truth ? 'truth/' : ''}${rows.layout.name}`,
      rows,
    ]),
  );
  const read = new Map<string, readonly SimulatedRow[]>();
  return (name) => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const rows = tables.get(name)!;
    const made = Array.from({ length: rows.length }, (_, i) =>
      Object.fromEntries(rows.layout.columns.map((column, c) => [column, rows.columns[c]![i]!])),
    );
    read.set(name, made);
    return made;
  };
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Quantile by linear interpolation (type 7). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

/** Standard error of a share. */
export const errorOfShare = (share: number, n: number): number => Math.sqrt((share * (1 - share)) / n);

/** Pearson's chi-square of a table of counts, with its degrees of freedom. */
export function chiSquare(counts: readonly (readonly number[])[]): {
  readonly value: number;
  readonly degrees: number;
} {
  const rows = counts.map((row) => row.reduce((sum, n) => sum + n, 0));
  const columns = counts[0]!.map((_, j) => counts.reduce((sum, row) => sum + row[j]!, 0));
  const total = rows.reduce((sum, n) => sum + n, 0);
  const value = counts.flatMap((row, i) =>
    row.map((n, j) => {
      const expected = (rows[i]! * columns[j]!) / total;
      return (n - expected) ** 2 / expected;
    }),
  );
  return {
    value: value.reduce((sum, part) => sum + part, 0),
    degrees: (rows.length - 1) * (columns.length - 1),
  };
}

/** Above it a chi-square lies with a chance of one in a thousand (Wilson and Hilferty 1931). */
export const chiSquareLimit = (degrees: number): number =>
  degrees * (1 - 2 / (9 * degrees) + 3.0902 * Math.sqrt(2 / (9 * degrees))) ** 3;
