import { expect } from 'vitest';
import { moneyFromText, moneyToText } from '../../domain/quality/money.js';
import type { Row } from '../../engine/session.js';
import type { Workbench } from '../support/job.js';
import type { Cleaned } from './shop.js';

/**
 * Accounts again, from the written tables alone, for what cleaning says of every table: each staged row is behind a
 * clean row, in quarantine or excluded, and the money of these three is that of the source.
 */
export async function expectAccounted(bench: Workbench, { extracted, cleaned }: Cleaned): Promise<void> {
  const reconciliation = await bench.rows(cleaned.tables['reconciliation']);
  // A netted cancellation counts as kept and has no clean row of its own.
  const adjustments = await bench.rows(cleaned.tables['order_adjustments']);
  const cancellations = adjustments.filter((row) => row['kind'] === 'cancellation');
  for (const { name, ref } of extracted.tables) {
    const own = reconciliation.filter((row) => row['table_name'] === name);
    const quarantine = await bench.rows(cleaned.tables[`${name}_quarantine`]);
    const clean = await bench.rows(cleaned.tables[`${name}_clean`]);
    const lines = linesOf(own);
    expect(lines('source').rows, `${name}: rows of the source`).toBe(ref.rows);
    expect(lines('quarantined').rows, `${name}: rows in quarantine`).toBe(quarantine.length);
    expect(placesOf(quarantine).size, `${name}: no row is in quarantine twice`).toBe(quarantine.length);
    const netted = name === 'orders' ? cancellations.length : 0;
    expect(lines('kept').rows, `${name}: rows behind the clean ones`).toBe(sourceRows(clean) + netted);
    expect(lines('source').rows).toBe(lines('kept').rows + quarantine.length + lines('excluded').rows);
    expect(lines('difference').rows).toBe(0);
    if (lines('source').amount === null) continue;
    expect(lines('quarantined').amount, `${name}: money in quarantine`).toBe(sum(quarantine, 'amount'));
    expect(lines('source').amount).toBe(
      total([lines('kept').amount, lines('quarantined').amount, lines('excluded').amount]),
    );
    expect(lines('difference').amount).toBe('0.0000');
    if (name !== 'orders') continue;
    expect(lines('clean').amount, 'money of the clean orders').toBe(sum(clean, 'amount'));
    expect(lines('clean_difference').amount).toBe('0.0000');
  }
}

interface Line {
  readonly rows: number;
  readonly amount: string | null;
}

const linesOf =
  (rows: readonly Row[]) =>
  (line: string): Line => {
    const found = rows.filter((row) => row['line'] === line);
    expect(found, `one line ${line}`).toHaveLength(1);
    const [row] = found;
    return { rows: Number(row?.['row_count'] ?? 0), amount: row?.['amount'] as string | null };
  };

const placesOf = (rows: readonly Row[]): ReadonlySet<string> =>
  new Set(rows.map((row) => JSON.stringify([row['source_file'], row['source_sheet'], row['source_row']])));

/** Rows behind clean ones: orders say how many lines were folded, of other tables each is one. */
const sourceRows = (rows: readonly Row[]): number =>
  rows.reduce((total, row) => total + Number(row['source_rows'] ?? 1), 0);

/** Exact sum of a column of decimal texts. */
export const sum = (rows: readonly Row[], column: string): string =>
  total(rows.map((row) => row[column] as string | null));

const total = (amounts: readonly (string | null)[]): string =>
  moneyToText(amounts.reduce((so, amount) => so + moneyFromText(amount ?? '0'), 0n));
