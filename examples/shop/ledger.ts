import type { Expected, Outcome } from './records.js';

/** What stands in the sheets of a table, and what must become of it. */
export interface ExpectedSheet {
  readonly table: string;
  readonly name: string;
  readonly rows: readonly Expected<unknown>[];
}

export interface ExpectedCounts {
  readonly read: number;
  readonly kept: number;
  readonly excluded: number;
  readonly quarantined: Readonly<Partial<Record<Outcome, number>>>;
}

/** What cleaning must find in the workbook. */
export interface Ledger {
  readonly seed: number;
  readonly asOf: string;
  readonly tables: Readonly<Record<string, ExpectedCounts>>;
  /** Every row that is not kept, as `sheet!row` (the headings are row 1). */
  readonly rows: Readonly<Record<string, Outcome>>;
}

function countsOf(rows: readonly Expected<unknown>[]): ExpectedCounts {
  const number = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  const reasons = [...new Set(rows.map(({ outcome }) => outcome))]
    .filter((outcome) => outcome !== 'KEPT' && outcome !== 'EXCLUDED')
    .sort();
  return {
    read: rows.length,
    kept: number('KEPT'),
    excluded: number('EXCLUDED'),
    quarantined: Object.fromEntries(reasons.map((reason) => [reason, number(reason)])),
  };
}

export function ledger(seed: number, asOf: string, sheets: readonly ExpectedSheet[]): Ledger {
  const tables = [...new Set(sheets.map(({ table }) => table))];
  return {
    seed,
    asOf,
    tables: Object.fromEntries(
      tables.map((table) => [
        table,
        countsOf(sheets.filter((sheet) => sheet.table === table).flatMap(({ rows }) => rows)),
      ]),
    ),
    rows: Object.fromEntries(
      sheets.flatMap(({ name, rows }) =>
        rows.flatMap(({ outcome }, i) => (outcome === 'KEPT' ? [] : [[`${name}!${i + 2}`, outcome]])),
      ),
    ),
  };
}
