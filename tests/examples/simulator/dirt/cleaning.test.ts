import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CleanResult } from '../../../../contracts/steps.js';
import { tableNames } from '../../../../domain/tables/index.js';
import { createDuckDb } from '../../../../engine/duckdb/duckdb.js';
import { parquetRelation } from '../../../../engine/parquet.js';
import type { Row, Session } from '../../../../engine/session.js';
import { dirtyConfiguration } from '../../../../examples/simulator/dirt/configuration.js';
import { faultNames } from '../../../../examples/simulator/dirt/fault.js';
import { writeDirt } from '../../../../examples/simulator/dirt/write_dirt.js';
import { openWorkbench, type Workbench } from '../../../support/job.js';
import { canonicalRows } from './canonical_rows.js';
import { asOf, timeZone, writeCleanBusiness, type CleanBusiness } from './clean_business.js';

const settings = { seed: 7, share: 0.2, asOf, timeZone, minAmount: 1, currency: 'CNY' };

let bench: Workbench;
let business: CleanBusiness;
let dirty: CleanResult;
let entries: readonly Row[];

const inSession = <T>(work: (session: Session) => Promise<T>, threads = 2): Promise<T> =>
  createDuckDb({ memoryLimit: '1GB', threads }).withSession(
    { temporaryFolder: join(bench.folder, 'spill'), signal: new AbortController().signal },
    work,
  );

const ledgerOf = (name: string) => join(bench.folder, `${name}-ledger.parquet`);

/** Writes the dirty files into a folder of that name. */
async function soil(name: string, threads: number): Promise<void> {
  const folder = join(bench.folder, name);
  await mkdir(folder);
  await inSession(
    (session) => writeDirt(session, business.files, { ...settings, folder }, ledgerOf(name)),
    threads,
  );
}

async function cleaned(): Promise<CleanResult> {
  const parts = dirtyConfiguration(business.columns, 'dirty', settings.minAmount);
  const base = { version: 1, business: 'soiled', time_zone: timeZone, currency: 'CNY', rfm: {} };
  return (await bench.clean({ ...base, ...parts }, asOf)).cleaned;
}

beforeAll(async () => {
  bench = await openWorkbench();
  const folder = join(bench.folder, 'clean');
  await mkdir(folder);
  business = await inSession((session) => writeCleanBusiness(session, folder));
  await soil('dirty', 2);
  dirty = await cleaned();
  entries = await inSession((session) => session.rows(`select * from ${parquetRelation(ledgerOf('dirty'))}`));
}, 240_000);
afterAll(() => bench.dispose());

const entriesOf = (table: string) => entries.filter((entry) => entry['table_name'] === table);
const texts = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(Object.values(row))).sort();

/** Rows of a clean table as the ledger says that they count: without those set aside, as they are to be read. */
function countingRows(table: string, sound: readonly Row[]): readonly Row[] {
  const byRow = new Map(entriesOf(table).map((entry) => [entry['clean_row'], entry]));
  return sound.flatMap((row, i) => {
    const entry = byRow.get(i + 1);
    if (entry === undefined || entry['read_as'] === 'original') return [row];
    if (entry['read_as'] !== 'written') return [];
    return [{ ...row, [String(entry['column_name'])]: entry['written'] ?? null }];
  });
}

describe.each(tableNames)('cleaning the dirty %s', (table) => {
  it('sets aside exactly the rows of the ledger, each for its reason', async () => {
    const found = await bench.rows(dirty.tables[`${table}_quarantine`]);
    const places = found.map(
      (row) => `${String(row['source_file'])}!${String(row['source_row'])} ${String(row['reason'])}`,
    );
    const expected = entriesOf(table).filter((entry) => entry['expected'] !== 'KEPT');
    expect(places.sort()).toEqual(
      expected
        .map((entry) => {
          const place = `${String(entry['source_file'])}!${String(entry['source_row'])}`;
          return `dirty/${place} ${String(entry['expected'])}`;
        })
        .sort(),
    );
  });

  it("gives back exactly the ledger's clean rows", async () => {
    const columns = business.columns[table] ?? [];
    const sound = await inSession((session) => canonicalRows(session, table, columns, business.files[table]));
    // An order counts with its amount in the reporting currency; what it states stands beside it.
    const stated = columns.map((name) => (table === 'orders' && name === 'amount' ? 'source_amount' : name));
    const kept = await bench.rows(dirty.tables[`${table}_clean`], stated.join(', '));
    const guests = entriesOf(table).filter((entry) => entry['read_as'] === 'added');
    expect(kept.length).toBeGreaterThan(0);
    const expected = texts(countingRows(table, sound));
    if (guests.length === 0) expect(texts(kept)).toEqual(expected);
    else {
      const own = kept.filter((row) => !String(row['member_id']).startsWith('guest-'));
      expect(texts(own)).toEqual(expected);
      expect(kept.length - own.length).toBe(guests.length);
    }
  });
});

describe('the dirt', () => {
  it('has every fault', () => {
    expect(new Set(entries.map((entry) => entry['fault']))).toEqual(new Set(faultNames));
  });

  it('links every guest to the member who ordered', async () => {
    const orders = entriesOf('orders').filter((entry) => entry['fault'] === 'guest_order');
    const links = await bench.rows(dirty.tables['member_links_clean'], 'member_id, canonical_id');
    const linked = new Map(links.map((row) => [row['member_id'], row['canonical_id']]));
    expect(orders.length).toBeGreaterThan(0);
    for (const order of orders) expect(linked.get(order['written'] ?? '')).toBe(order['original']);
  });

  it('is the same, byte for byte, with another number of threads', async () => {
    await soil('again', 1);
    for (const file of ['orders-0001', 'orders-0002', 'orders-late', 'members-0001', 'member_links-guests']) {
      const [one, other] = await Promise.all(
        ['dirty', 'again'].map((folder) => readFile(join(bench.folder, folder, `${file}.parquet`))),
      );
      expect(one?.equals(other ?? Buffer.alloc(0)), file).toBe(true);
    }
    expect((await readFile(ledgerOf('dirty'))).equals(await readFile(ledgerOf('again')))).toBe(true);
  });
});
