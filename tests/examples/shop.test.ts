import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../examples/shop/ledger.js';
import { awkwardNames } from '../../examples/shop/members.js';
import { shopSeed, simulateShop } from '../../examples/shop/shop.js';

const folder = new URL('../../examples/shop/', import.meta.url);

type Cells = readonly unknown[];
type Sheets = ReadonlyMap<string, readonly Cells[]>;

async function sheetsOf(bytes: Uint8Array): Promise<Sheets> {
  const { sheets } = await readXlsx(bytes);
  return new Map(sheets.map(({ name, rows }) => [name, rows]));
}

let checkedIn: { bytes: Uint8Array; sheets: Sheets; ledger: Ledger };

beforeAll(async () => {
  const bytes = await readFile(new URL('orders.xlsx', folder));
  const ledger = JSON.parse(await readFile(new URL('ledger.json', folder), 'utf8')) as Ledger;
  checkedIn = { bytes, sheets: await sheetsOf(bytes), ledger };
});

/** Cells of the row that a key such as `2015年!17` names. */
function rowAt(key: string): Cells {
  const [sheet = '', row = ''] = key.split('!');
  const cells = checkedIn.sheets.get(sheet)?.[Number(row) - 1];
  if (!cells) throw new Error(`the workbook has no row ${key}`);
  return cells;
}

const keysOf = (outcome: string, table: RegExp): string[] =>
  Object.entries(checkedIn.ledger.rows)
    .filter(([key, value]) => value === outcome && table.test(key))
    .map(([key]) => key);

describe('the generator of the example shop', () => {
  it('gives the same bytes for the same seed, and others for another', async () => {
    const [first, second, other] = await Promise.all([
      simulateShop(shopSeed),
      simulateShop(shopSeed),
      simulateShop(shopSeed + 1),
    ]);
    expect(Buffer.compare(first.workbook, second.workbook)).toBe(0);
    expect(Buffer.compare(first.workbook, other.workbook)).not.toBe(0);
  });

  // Cell by cell: how tightly the archive is packed differs between builds of Node.
  it('gives the workbook and the ledger that are checked in', async () => {
    const { workbook, ledger } = await simulateShop(shopSeed);
    expect(ledger).toEqual(checkedIn.ledger);
    expect(await sheetsOf(workbook)).toEqual(checkedIn.sheets);
  });
});

describe('the workbook of the example shop', () => {
  it('is small, and has a sheet a year and those beside it', () => {
    expect(checkedIn.bytes.length).toBeLessThan(700_000);
    expect([...checkedIn.sheets.keys()]).toEqual([
      '说明',
      '2015年',
      '2016年',
      '2017年',
      '会员等级',
      '退款',
      '会员合并',
      '内部账号',
    ]);
  });

  it('keeps awkward names as text', () => {
    const names = new Set(checkedIn.sheets.get('会员等级')?.map((row) => row[1]));
    expect(awkwardNames.filter((name) => !names.has(name))).toEqual([]);
  });

  it('has the rows that the ledger counts, each with one outcome', () => {
    const { tables, rows } = checkedIn.ledger;
    const sheets = {
      orders: /^\d{4}年$/,
      members: /^会员等级$/,
      refunds: /^退款$/,
      member_links: /^会员合并$/,
      exclusions: /^内部账号$/,
    };
    for (const [table, pattern] of Object.entries(sheets)) {
      const read = [...checkedIn.sheets]
        .filter(([name]) => pattern.test(name))
        .flatMap(([, all]) => all.slice(1));
      const outcomes = Object.entries(rows)
        .filter(([key]) => pattern.test(key.split('!')[0] ?? ''))
        .map(([, outcome]) => outcome);
      const counts = tables[table]!;
      const quarantined = Object.values(counts.quarantined).reduce((sum, count) => sum + count, 0);
      expect(read.length, table).toBe(counts.read);
      expect(counts.kept + counts.excluded + quarantined, table).toBe(counts.read);
      expect(outcomes.length, table).toBe(counts.excluded + quarantined);
    }
  });
});

describe('the ledger of the example shop', () => {
  const orders = /^\d{4}年!/;
  const missing = (cell: unknown) => cell === null || cell === undefined || cell === 'NULL' || cell === '无';
  const columns = { MISSING_ORDER_ID: 0, MISSING_MEMBER_ID: 1, MISSING_DATE: 2, MISSING_AMOUNT: 3 } as const;

  it.each(Object.entries(columns))('lists as %s exactly the orders without it', (outcome, column) => {
    const found = [...checkedIn.sheets]
      .filter(([name]) => orders.test(`${name}!`))
      .flatMap(([name, rows]) =>
        rows.flatMap((row, i) => (missing(row[column]) ? [`${name}!${i + 1}`] : [])),
      );
    expect(found.sort()).toEqual(keysOf(outcome, orders).sort());
  });

  it('lists as CANCELLED exactly the orders that the shop cancelled', () => {
    const found = [...checkedIn.sheets].flatMap(([name, rows]) =>
      rows.flatMap((row, i) => (row[4] === '已取消' ? [`${name}!${i + 1}`] : [])),
    );
    expect(found.sort()).toEqual(keysOf('CANCELLED', orders).sort());
  });

  it('lists repeats and contradictions of an order id that occurs more than once', () => {
    const ofOrders = [...checkedIn.sheets]
      .filter(([name]) => orders.test(`${name}!`))
      .flatMap(([, rows]) => rows);
    for (const outcome of ['EXACT_DUPLICATE', 'ORDER_ID_CONFLICT']) {
      for (const key of keysOf(outcome, orders)) {
        const row = rowAt(key);
        const others = ofOrders.filter((other) => other[0] === row[0] && other !== row);
        const same = others.filter((other) => JSON.stringify(other) === JSON.stringify(row));
        expect(others.length, key).toBeGreaterThan(0);
        expect(same.length, key).toBe(outcome === 'EXACT_DUPLICATE' ? 1 : 0);
      }
    }
  });

  it('lists the first instant of the as-of day as too late, and keeps the last one before it', () => {
    const instants = (rows: readonly Cells[]) =>
      rows.map((row) => row[2]).filter((cell): cell is Date => cell instanceof Date);
    const late = instants(keysOf('AFTER_AS_OF', orders).map(rowAt)).map((date) => date.getTime());
    expect(Math.min(...late)).toBe(Date.parse('2018-01-01T00:00:00Z'));
    const last = instants(checkedIn.sheets.get('2017年') ?? []).filter(
      (date) => date.getTime() === Date.parse('2017-12-31T23:59:59Z'),
    );
    expect(last).toHaveLength(1);
  });
});
