import { join } from 'node:path';
import { tableNames, type TableName } from '../../../domain/tables/index.js';
import { copyToParquet } from '../../../engine/parquet.js';
import { quoteLiteral } from '../../../engine/quote.js';
import type { Session } from '../../../engine/session.js';
import { marked } from './change.js';
import type { Cells } from './fault.js';
import { enter, openLedger, writeLedger } from './ledger.js';
import { linkColumns, writeDirtyTable, type DirtSettings } from './write_table.js';

/** Parquet files of each clean table, in their order. */
export type CleanFiles = Readonly<Partial<Record<TableName, readonly [string, ...string[]]>>>;

/** What was done, for the person who asked for it. */
export interface DirtSummary {
  /** Rows in the ledger, by table. */
  readonly entries: Readonly<Record<string, number>>;
}

/**
 * Spoils a documented share of a clean business: writes the dirty files of every table into the folder of the
 * settings, and `ledger` beside the truth, a Parquet file with one row for each row of a dirty file that is not a clean row as it
 * was: what is wrong with it and what cleaning must make of it. The same files and settings give the same bytes.
 *
 * @param ledger path of the ledger; its folder exists
 * @param told before each table, how many are done, of how many
 */
export async function writeDirt(
  session: Session,
  clean: CleanFiles,
  settings: DirtSettings,
  ledger: string,
  told: (table: TableName, done: number, of: number) => void = () => undefined,
): Promise<DirtSummary> {
  await openLedger(session);
  await session.run(
    `create or replace temp table guest_links (${linkColumns.map((name) => `${name} varchar`).join(', ')})`,
  );
  const present = tableNames.flatMap((name) => {
    const files = clean[name];
    return files === undefined ? [] : [{ name, files }];
  });
  for (const [done, { name, files }] of present.entries()) {
    told(name, done, present.length);
    await writeDirtyTable(session, name, files, settings, sparedRows(name, clean));
  }
  await writeGuestLinks(session, settings.folder);
  await writeLedger(session, ledger);
  const counts = await session.rows(
    'select table_name, count(*) as entries from ledger group by table_name order by table_name',
  );
  return {
    entries: Object.fromEntries(counts.map((row) => [String(row['table_name']), Number(row['entries'])])),
  };
}

/**
 * An order that was refunded stays sound: its refunds would go down with it, and a row has one fault only. So does one of
 * an excluded member, which is left out whatever its content.
 */
function sparedRows(name: TableName, { refunds, exclusions }: CleanFiles): string {
  if (name !== 'orders') return 'false';
  const referredTo = (key: string, files: readonly string[] = []): string =>
    files.length === 0
      ? 'false'
      : `cast(${key} as varchar) in
          (select cast(${key} as varchar) from read_parquet([${files.map(quoteLiteral).join(', ')}]))`;
  return `${referredTo('order_id', refunds)} or ${referredTo('member_id', exclusions)}`;
}

/** The links of guests come in a file of their own beside those of `member_links`. */
async function writeGuestLinks(session: Session, folder: string): Promise<void> {
  const file = 'member_links-guests.parquet';
  const rows = await session.rows('select * from guest_links order by member_id');
  if (rows.length === 0) return;
  await copyToParquet(session, 'select * from guest_links order by member_id', join(folder, file));
  const placed = rows.map((cells, i) => ({
    ...marked(cells as Cells, { fault: 'guest_link', expected: 'KEPT', readAs: 'added' }),
    cleanRow: null,
    place: i + 1,
    turn: 0,
  }));
  await enter(
    session,
    'member_links',
    file,
    placed,
    placed.map(({ place }) => place),
    [],
  );
}
