import { mkdirSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readXlsx } from 'hucre';
import { beforeAll, describe, expect, it } from 'vitest';
import { awkwardNames, displayName } from '../../examples/shop/display_names.js';
import { headings, sideSheets } from '../../examples/shop/headings.js';
import type { Ledger } from '../../examples/shop/ledger.js';
import { writeShop } from '../../examples/shop/write_shop.js';
import { exampleShop } from '../support/example_shop.js';
import { temporaryFolder } from '../support/temporary.js';

type Cells = readonly unknown[];
type Sheets = ReadonlyMap<string, readonly Cells[]>;

/** The files of a shop: the workbook's cells, the text of the others. */
interface Shop {
  readonly sheets: Sheets;
  readonly texts: Readonly<Record<string, string>>;
  readonly ledger: Ledger;
}

async function shopIn(folder: string): Promise<Shop> {
  const { sheets } = await readXlsx(await readFile(join(folder, 'orders.xlsx')));
  const files = (await readdir(folder)).filter((file) => /\.(?:csv|gz|json)$/.test(file)).sort();
  const texts = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(folder, file));
      return [file, (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')] as const;
    }),
  );
  const all = Object.fromEntries(texts);
  return {
    sheets: new Map(sheets.map(({ name, rows }) => [name, rows])),
    texts: all,
    ledger: JSON.parse(all['ledger.json']!) as Ledger,
  };
}

let checkedIn: Shop;
beforeAll(async () => {
  checkedIn = await shopIn(exampleShop);
});

const orderSheet = /^\d{4}年$/;
const orders = () => [...checkedIn.sheets].filter(([name]) => orderSheet.test(name));
const columns = Object.keys(headings.orders);

/** Cells of the row that a key such as `2015年!17` names. */
function rowAt(key: string): Cells {
  const [sheet = '', row = ''] = key.split('!');
  const cells = checkedIn.sheets.get(sheet)?.[Number(row) - 1];
  if (!cells) throw new Error(`the workbook has no row ${key}`);
  return cells;
}

const keysOf = (outcome: string): string[] =>
  Object.entries(checkedIn.ledger.rows)
    .filter(([key, value]) => value === outcome && orderSheet.test(key.split('!')[0] ?? ''))
    .map(([key]) => key);

/** Keys of the orders of which a cell is such. */
const keysWhere = (column: string, is: (cell: unknown) => boolean): string[] =>
  orders().flatMap(([name, rows]) =>
    rows.flatMap((row, i) => (i > 0 && is(row[columns.indexOf(column)]) ? [`${name}!${i + 1}`] : [])),
  );

describe('the files of the example shop', () => {
  // Cell by cell: how tightly an archive is packed differs between builds of Node.
  it('are those that its seed gives', async () => {
    const folder = join(temporaryFolder(), 'shop');
    mkdirSync(folder);
    await writeShop(folder);
    expect(await shopIn(folder)).toEqual(checkedIn);
  });

  it('take little room', async () => {
    const files = await readdir(exampleShop);
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(exampleShop, file))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000);
  });

  it('have the rows that the ledger counts', () => {
    for (const [table, { read, kept }] of Object.entries(checkedIn.ledger.tables)) {
      const file = Object.keys(checkedIn.texts).find((name) => name.startsWith(`${table}.csv`));
      if (file === undefined) continue;
      expect(checkedIn.texts[file]!.trimEnd().split('\n').length - 1, table).toBe(read);
      expect(kept, table).toBe(read);
    }
  });
});

describe('the workbook of the example shop', () => {
  it('has a sheet a year and those beside it', () => {
    const years = ['2015年', '2016年', '2017年'];
    expect([...checkedIn.sheets.keys()]).toEqual(['说明', ...years, ...Object.values(sideSheets)]);
  });

  it('keeps awkward names as text', () => {
    const names = new Set(checkedIn.sheets.get('会员等级')?.map((row) => row[1]));
    expect(awkwardNames.filter((name) => !names.has(name))).toEqual([]);
  });

  it('gives every member the same name at each time', () => {
    expect(displayName(1, 0)).toBe(displayName(1, 0));
    const names = Array.from({ length: 200 }, (_, member) => displayName(1, member));
    expect(new Set(names).size).toBeGreaterThan(150);
  });

  it('has the rows that the ledger counts, each with one outcome', () => {
    const { tables, rows } = checkedIn.ledger;
    const patterns = {
      orders: orderSheet,
      ...Object.fromEntries(
        Object.entries(sideSheets).map(([table, name]) => [table, new RegExp(`^${name}$`)]),
      ),
    };
    for (const [table, pattern] of Object.entries(patterns)) {
      const read = [...checkedIn.sheets]
        .filter(([name]) => pattern.test(name))
        .flatMap(([, all]) => all.slice(1));
      const outcomes = Object.keys(rows).filter((key) => pattern.test(key.split('!')[0] ?? ''));
      const counts = tables[table]!;
      const quarantined = Object.values(counts.quarantined).reduce((sum, count) => sum + count, 0);
      expect(read.length, table).toBe(counts.read);
      expect(counts.kept + counts.excluded + quarantined, table).toBe(counts.read);
      expect(outcomes.length, table).toBe(counts.excluded + quarantined);
    }
  });
});

describe('the ledger of the example shop', () => {
  const missing = (cell: unknown) =>
    cell === null ||
    cell === undefined ||
    (typeof cell === 'string' && ['', 'NULL', '无'].includes(cell.trim()));
  const required = {
    MISSING_ORDER_ID: 'order_id',
    MISSING_MEMBER_ID: 'member_id',
    MISSING_DATE: 'ordered_at',
    MISSING_AMOUNT: 'amount',
  } as const;

  it.each(Object.entries(required))('lists as %s exactly the orders without %s', (outcome, column) => {
    const found = keysWhere(column, missing);
    expect(found.length).toBeGreaterThan(0);
    expect(found.sort()).toEqual(keysOf(outcome).sort());
  });

  it('lists as CANCELLED exactly the orders that the shop cancelled', () => {
    const found = keysWhere('status', (cell) => cell === '已取消');
    expect(found.length).toBeGreaterThan(0);
    expect(found.sort()).toEqual(keysOf('CANCELLED').sort());
  });

  it('lists repeats and contradictions of an order id that occurs more than once', () => {
    const all = orders().flatMap(([, rows]) => rows);
    for (const outcome of ['EXACT_DUPLICATE', 'ORDER_ID_CONFLICT']) {
      expect(keysOf(outcome).length).toBeGreaterThan(0);
      for (const key of keysOf(outcome)) {
        const row = rowAt(key);
        const others = all.filter((other) => other[0] === row[0] && other !== row);
        const same = others.filter((other) => JSON.stringify(other) === JSON.stringify(row));
        expect(others.length, key).toBeGreaterThan(0);
        expect(same.length, key).toBe(outcome === 'EXACT_DUPLICATE' ? 1 : 0);
      }
    }
  });

  it('lists as too late what lies at or after the as-of, and nothing before it', () => {
    const asOf = Date.parse('2018-01-01T00:00:00Z');
    const late = keysWhere('ordered_at', (cell) => cell instanceof Date && cell.getTime() >= asOf);
    expect(late.length).toBeGreaterThan(0);
    expect(keysOf('AFTER_AS_OF').sort()).toEqual(late.sort());
  });
});
