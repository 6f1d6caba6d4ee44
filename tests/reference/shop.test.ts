import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../examples/shop/ledger.js';
import { referencePython } from '../support/reference.js';
import { scoreDifferences, setAsideDifferences, setAsideRows } from './differences.js';
import { computeTwice, type ComputedTwice } from './example.js';

const python = await referencePython();

describe.skipIf(python === null)('the shop: a sheet a year, given edges, given weights', () => {
  let shop: ComputedTwice;
  beforeAll(async () => {
    shop = await computeTwice(python!, { name: 'shop', asOf: '2018-01-01', reference: 'shop' });
  }, 120_000);
  afterAll(() => shop.dispose());

  it('has the digits of pandas.cut, and every other cell of rfm_scores, in each of the three years', async () => {
    expect(await scoreDifferences(shop)).toEqual([]);
    expect(shop.steps.scored.members).toBe(shop.reference.figures.members);
    expect(shop.steps.scored.periods.map(({ label, asOf }) => [label, asOf])).toEqual([
      ['2015', '2016-01-01'],
      ['2016', '2017-01-01'],
      ['2017', '2018-01-01'],
    ]);
  });

  it('sets the same rows aside, for the same reasons', async () => {
    expect(await setAsideDifferences(shop)).toEqual([]);
  });

  it('sets aside what its ledger says, row by row', async () => {
    const ledger = await readLedger();
    const rows = await setAsideRows(shop);
    const found = rows.map((row) => [`${String(row['sheet'])}!${String(row['source_row'])}`, row['reason']]);
    expect(Object.fromEntries(found)).toEqual(ledger.rows);
    expect(found).toHaveLength(Object.keys(ledger.rows).length);
  });

  it('counts in each table what its ledger says', async () => {
    const { tables } = await readLedger();
    const reconciliation = await shop.bench.rows(shop.steps.cleaned.tables['reconciliation']);
    for (const [table, expected] of Object.entries(tables)) {
      const lines = reconciliation.filter((row) => row['table_name'] === table);
      const rowsOf = (line: string) => lines.find((row) => row['line'] === line)?.['row_count'];
      const reasons = lines.flatMap((row) => {
        const reason = /^reason (.*)$/.exec(String(row['line']))?.[1];
        return reason === undefined ? [] : [[reason, row['row_count']] as const];
      });
      const found = {
        read: rowsOf('source'),
        kept: rowsOf('kept'),
        excluded: rowsOf('excluded'),
        quarantined: Object.fromEntries(reasons),
      };
      expect(found, table).toEqual(expected);
    }
  });
});

const readLedger = async (): Promise<Ledger> =>
  JSON.parse(await readFile(new URL('../../examples/shop/ledger.json', import.meta.url), 'utf8')) as Ledger;
