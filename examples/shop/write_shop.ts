import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { TableName } from '../../domain/tables/index.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { copyToParquet } from '../../engine/parquet.js';
import { quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import { writeDirt } from '../simulator/dirt/write_dirt.js';
import { shop } from './business.js';
import { cleanSelects, exportedTables, spoiledTables, type CleanSelects } from './clean_tables.js';
import { ledger } from './ledger.js';
import { orderSheets, sideSheet } from './sheets.js';
import { simulateShop } from './simulate.js';
import { toldRows, type ToldRow } from './told_rows.js';
import { aboutSheet, workbook } from './workbook.js';

/** The one that would be large. */
const compressed: TableName = 'events';

/**
 * Simulates the shop and writes its workbook, files and ledger into a folder: the same content at each time.
 *
 * @param folder is there; files of these names are replaced
 */
export async function writeShop(folder: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'memberflow-shop-'));
  try {
    await simulateShop(work);
    await createDuckDb({ memoryLimit: '512MB', threads: 1 }).withSession(
      { temporaryFolder: join(work, 'spill'), signal: new AbortController().signal },
      async (session) => {
        const clean = await cleanSelects(session, work);
        const sheets = await spoiledSheets(session, clean, work);
        const rows: Record<string, number> = {};
        for (const table of exportedTables)
          rows[table] = await exportTable(session, table, clean[table], { work, folder });
        await writeFile(join(folder, 'orders.xlsx'), await workbook([aboutSheet, ...sheets]));
        const text = JSON.stringify(ledger(shop, sheets, rows), null, 2);
        await writeFile(join(folder, 'ledger.json'), `${text}\n`);
      },
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Spoils the tables of the workbook and lays them out. */
async function spoiledSheets(session: Session, clean: CleanSelects, work: string) {
  const files = Object.fromEntries(
    spoiledTables.map((table) => [table, [join(work, `${table}.parquet`)] as [string]]),
  );
  for (const table of spoiledTables)
    await copyToParquet(session, clean[table], join(work, `${table}.parquet`));
  const dirty = { ...shop, share: shop.dirtyShare, folder: join(work, 'dirty') };
  const entries = join(work, 'ledger.parquet');
  await mkdir(dirty.folder);
  await writeDirt(session, files, dirty, entries);
  const told = (table: (typeof spoiledTables)[number] | 'member_links') =>
    toldRows(session, table, dirty.folder, entries);
  const listed = await told('exclusions');
  const staff = new Set(listed.map(({ cells }) => cells['member_id']));
  const outcome = (row: ToldRow): ToldRow =>
    row.outcome === 'KEPT' && staff.has(row.cells['member_id']) ? { ...row, outcome: 'EXCLUDED' } : row;
  return [
    ...orderSheets((await told('orders')).map(outcome)),
    sideSheet('members', await told('members')),
    sideSheet('refunds', await told('refunds')),
    sideSheet('member_links', await told('member_links')),
    sideSheet('exclusions', listed),
  ];
}

/** Writes a table as a CSV file; gives the number of its rows. */
async function exportTable(
  session: Session,
  table: TableName,
  select: string,
  { work, folder }: { readonly work: string; readonly folder: string },
): Promise<number> {
  const file = join(work, `${table}.csv`);
  await session.run(
    `copy (${select}) to ${quoteLiteral(file)} (format csv, header, timestampformat '%Y-%m-%d %H:%M:%S')`,
  );
  const text = await readFile(file);
  const isLarge = table === compressed;
  await writeFile(join(folder, `${table}.csv${isLarge ? '.gz' : ''}`), isLarge ? gzipSync(text) : text);
  const [row] = await session.rows(`select count(*) as row_count from (${select})`);
  return Number(row?.['row_count'] ?? 0);
}
