import type { Outcome } from './told_rows.js';

/** What stands in a sheet of a table, or in its file, and what must become of it. */
export interface ExpectedSheet {
  readonly table: string;
  readonly name: string;
  readonly rows: readonly { readonly outcome: Outcome }[];
}

export interface ExpectedCounts {
  readonly read: number;
  readonly kept: number;
  readonly excluded: number;
  readonly quarantined: Readonly<Partial<Record<Outcome, number>>>;
}

/** What cleaning must find in the shop's workbook and files. */
export interface Ledger {
  readonly seed: number;
  readonly asOf: string;
  readonly tables: Readonly<Record<string, ExpectedCounts>>;
  /** Every row that is not kept, as `sheet!row` (the headings are row 1). */
  readonly rows: Readonly<Record<string, Outcome>>;
}

function countsOf(rows: ExpectedSheet['rows']): ExpectedCounts {
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

/** @param files rows of the tables that come as files of their own, all of which are kept */
export function ledger(
  { seed, asOf }: Pick<Ledger, 'seed' | 'asOf'>,
  sheets: readonly ExpectedSheet[],
  files: Readonly<Record<string, number>>,
): Ledger {
  const tables = [...new Set(sheets.map(({ table }) => table))];
  return {
    seed,
    asOf,
    tables: {
      ...Object.fromEntries(
        tables.map((table) => [
          table,
          countsOf(sheets.filter((sheet) => sheet.table === table).flatMap(({ rows }) => rows)),
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(files).map(([table, rows]) => [
          table,
          { read: rows, kept: rows, excluded: 0, quarantined: {} },
        ]),
      ),
    },
    rows: Object.fromEntries(
      sheets.flatMap(({ name, rows }) =>
        rows.flatMap(({ outcome }, i) => (outcome === 'KEPT' ? [] : [[`${name}!${i + 2}`, outcome]])),
      ),
    ),
  };
}
