import { moneyFromText, moneyToText } from './money.js';
import type { ReconciliationRow, TableTallies, Tally } from './reconciliation.js';

/** Rows of one table that were taken out of its clean form, and their money as decimal text; null: it has none. */
export interface TakenOut {
  readonly table: string;
  readonly rows: number;
  readonly amount: string | null;
}

/**
 * The reconciliation of a run from which rows were taken out after it was published. What the run read, kept and set
 * aside stays as it was; a line `erased` stands between the kept money and the clean, so that they still agree.
 */
export function withTakenOut(
  rows: readonly ReconciliationRow[],
  taken: readonly TakenOut[],
): readonly ReconciliationRow[] {
  return taken.reduce(takeOut, rows);
}

function takeOut(
  rows: readonly ReconciliationRow[],
  { table, rows: count, amount }: TakenOut,
): readonly ReconciliationRow[] {
  const ofTable = (line: string) => (row: ReconciliationRow) => row.table === table && row.line === line;
  const before = rows.find(ofTable('erased'));
  const money = amount === null ? null : added(before?.amount ?? '0', amount, -1n);
  const erased = { table, line: 'erased', rows: (before?.rows ?? 0) + count, amount: money };
  const others = rows
    .filter((row) => row !== before)
    .map((row) =>
      amount !== null && ofTable('clean')(row)
        ? { ...row, amount: added(row.amount ?? '0', amount, -1n) }
        : row,
    );
  const clean = others.findIndex(ofTable('clean'));
  const last = others.findLastIndex((row) => row.table === table);
  const place = clean === -1 ? last + 1 : clean;
  return others.toSpliced(place, 0, erased);
}

const added = (a: string, b: string, sign: 1n | -1n): string =>
  moneyToText(moneyFromText(a) + sign * moneyFromText(b));

/** What became of the rows of a table with those of erased members counted among the excluded. */
export function withErased(
  tallies: TableTallies,
  erased: { readonly rows: number; readonly amount: string | null; readonly withoutAmount: number },
): TableTallies {
  const more = ({ rows, amount }: Tally): Tally => ({
    rows: rows + erased.rows,
    amount: amount === null ? null : added(amount, erased.amount ?? '0', 1n),
  });
  return {
    ...tallies,
    source: more(tallies.source),
    excluded: more(tallies.excluded),
    withoutAmount: tallies.withoutAmount + (tallies.source.amount === null ? 0 : erased.withoutAmount),
  };
}
