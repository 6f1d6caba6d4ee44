import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReasonCode } from '../../domain/quality/reasons.js';
import { tableContracts } from '../../domain/tables/index.js';
import { parquetRelation } from '../../engine/parquet.js';
import { quoteIdentifier, quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import type { Cells } from '../simulator/dirt/fault.js';
import type { SheetTable } from './headings.js';

/** What cleaning must make of a row: keep it, leave it out with its member, or set it aside for a reason. */
export type Outcome = 'KEPT' | 'EXCLUDED' | ReasonCode;

/** A row as it was written, and what must become of it. */
export interface ToldRow {
  readonly cells: Cells;
  readonly outcome: Outcome;
  /** The year that it tells of, by the clean row; null where nothing tells. */
  readonly year: number | null;
  /** It was not there when the others were written. */
  readonly late: boolean;
}

/**
 * The rows of a spoiled table in their order, those that came late last.
 *
 * @param folder of the dirty files
 * @param ledger path of the ledger of all tables
 */
export async function toldRows(
  session: Session,
  table: SheetTable,
  folder: string,
  ledger: string,
): Promise<readonly ToldRow[]> {
  const files = ['0001', 'guests', 'late']
    .map((part) => `${table}-${part}.parquet`)
    .filter((file) => existsSync(join(folder, file)));
  const told: ToldRow[] = [];
  for (const file of files) {
    const columns = (await session.describe(`select * from ${parquetRelation(join(folder, file))}`)).map(
      ({ name }) => name,
    );
    const { knownAt } = tableContracts[table];
    const at = knownAt !== null && columns.includes(knownAt) ? `rows.${quoteIdentifier(knownAt)}` : 'null';
    const rows = await session.rows(`
      select
        ${columns.map((name) => `rows.${quoteIdentifier(name)}`).join(', ')},
        coalesce(entries.expected, 'KEPT') as outcome,
        try_cast(left(case when entries.column_name = ${quoteLiteral(knownAt ?? '')} then entries.original else ${at} end, 4)
          as integer) as told_year
      from read_parquet(${quoteLiteral(join(folder, file))}, file_row_number = true) as rows
      left join ${parquetRelation(ledger)} as entries
        on entries.source_file = ${quoteLiteral(file)} and entries.source_row = rows.file_row_number + 1
      order by rows.file_row_number`);
    for (const { outcome, told_year: year, ...cells } of rows)
      told.push({
        cells: cells as Cells,
        outcome: outcome as Outcome,
        year: year === null ? null : Number(year),
        late: file.endsWith('-late.parquet'),
      });
  }
  return told;
}
