/** How the content of one table compares between two runs. */
export interface ComparedTable {
  readonly table: string;
  /** Content hashes; null where that run has no such table. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Content hashes by the table's name; null for tables that are not compared by content. */
export type ContentHashes = Readonly<Record<string, string | null>>;

/** Compares the tables of two runs by content, in order of their names; those without a hash are left out. */
export function compareTables(before: ContentHashes, after: ContentHashes): readonly ComparedTable[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .map((table) => ({ table, before: before[table] ?? null, after: after[table] ?? null }))
    .filter((compared) => compared.before !== null || compared.after !== null);
}

/** Whether one run has a table with other content, or the other has none. */
export const differs = ({ before, after }: ComparedTable): boolean => before !== after;

/** The tables of the earlier run that the later one does not have with the same content. */
export const differingTables = (compared: readonly ComparedTable[]): readonly ComparedTable[] =>
  compared.filter((table) => table.before !== null && differs(table));
