import type { Pivot } from './content.js';

/** A row of a pivot beneath its headings. */
export interface PivotLine {
  readonly kind: 'group' | 'item' | 'total';
  readonly label: string;
  /** Number of its item on the axis of its kind; of the total: 0. */
  readonly item: number;
  /** Sums by item of the columns; null: the source has no such rows. */
  readonly values: readonly (number | null)[];
  readonly total: number;
}

/**
 * The rows that a pivot shows, as Excel would make them: groups with what is in them, or items alone where there is one
 * axis, then the sums of all.
 */
export function pivotLines(pivot: Pivot): readonly PivotLine[] {
  const { rows, total } = pivot;
  const sums = sumsOf(pivot);
  const line = (kind: PivotLine['kind'], label: string, item: number, key: string): PivotLine => ({
    kind,
    label,
    item,
    values: pivot.columns.items.map((column) => sums.get(keyOf(key, column)) ?? null),
    total: sums.get(keyOf(key, null)) ?? 0,
  });
  const [outer, inner] = rows;
  const lines = outer.items.flatMap((label, item) => {
    if (inner === undefined) return [line('item', label, item, keyOf(label))];
    const within = inner.items.flatMap((innerLabel, innerItem) => {
      const key = keyOf(label, innerLabel);
      return sums.has(keyOf(key, null)) ? [line('item', innerLabel, innerItem, key)] : [];
    });
    return [line('group', label, item, keyOf(label)), ...within];
  });
  return [...lines, line('total', total, 0, keyOf())];
}

const keyOf = (...parts: readonly (string | null)[]): string => JSON.stringify(parts);

/** Sums of every cell of the pivot, the totals of rows, groups and columns among them. */
function sumsOf({ source, rows, columns, valueField }: Pivot): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of source.rows) {
    const path = rows.map(({ field }) => String(row[field]));
    const column = String(row[columns.field]);
    const value = Number(row[valueField] ?? 0);
    const levels = [keyOf(), ...path.map((_, i) => keyOf(...path.slice(0, i + 1)))];
    for (const level of levels) {
      for (const key of [keyOf(level, column), keyOf(level, null)]) {
        sums.set(key, (sums.get(key) ?? 0) + value);
      }
    }
  }
  return sums;
}
