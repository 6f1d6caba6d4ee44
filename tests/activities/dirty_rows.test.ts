import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moneyToText } from '../../domain/quality/money.js';
import type { TableRefs } from '../../contracts/steps.js';
import { csvOf, dirtyRows, type DirtyRow } from './dirty_rows.js';
import { csv, openShop, type Cleaned, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const cancelled = { column: 'status', values: ['cancelled'] };
const side = {
  exclusions: csv`
    member_id,list
    staff,employees
  `,
  refunds: csv`
    order_id,refunded_at,amount
    o1,2016-07-01,1.25
    o2,2016-07-01,99999
    o999,2016-07-01,1
  `,
};
const source = { missing: ['NULL'] };
/** The ways in which a table of orders may be cleaned. */
const ways = [
  { cancelled },
  { cancelled, on_conflict: 'latest_by', latest_by: 'amount' },
  { cancelled, on_conflict: 'keep_each', outliers: { above_quantile: 0.9, times: 1, drop: true } },
  { grain: 'line', cancelled, equal_lines: 'drop' },
  { grain: 'line', cancelled, cancellations: 'net', on_conflict: 'latest_by', latest_by: 'ordered_at' },
  { grain: 'line', cancelled, cancellations: 'net', on_conflict: 'keep_each' },
] as const;
const way = fc.constantFrom(...ways);

/** Sum of the amounts that memberflow can hold, by a reading of the texts that is the test's own. */
function readableMoney(rows: readonly DirtyRow[]): string {
  const amounts = rows.flatMap(({ amount }) => (/^-?\d{1,14}(\.\d{1,4})?$/.test(amount) ? [amount] : []));
  const inTenThousandths = amounts.map((amount) => {
    const [whole = '', fraction = ''] = amount.split('.');
    return BigInt(whole + fraction.padEnd(4, '0'));
  });
  return moneyToText(inTenThousandths.reduce((so, one) => so + one, 0n));
}

const placeOf = (row: Readonly<Record<string, unknown>>) => Number(row['source_row']);

describe('whatever the rows', () => {
  it('each is behind a clean order, in quarantine or excluded, and their money adds up to that of the source', async () => {
    await fc.assert(
      fc.asyncProperty(dirtyRows, way, async (rows, table) => {
        // `clean` accounts for every row and every cent by the tables written.
        const { cleaned } = await shop.clean({ orders: { csv: csvOf(rows), source, table }, ...side });
        const { read, kept, quarantined, excluded } = cleaned.figures.lines;
        expect(read).toBe(rows.length);
        expect(kept + quarantined + excluded).toBe(read);
        const reconciliation = await shop.lines(
          cleaned.tables['reconciliation'],
          'table_name, line, row_count, amount',
        );
        expect(reconciliation).toContain(`orders | source | ${rows.length} | ${readableMoney(rows)}`);
      }),
      { numRuns: 8 },
    );
  });

  it('where a row is an order, each stands in exactly one of clean orders, quarantine and the excluded', async () => {
    await fc.assert(
      fc.asyncProperty(dirtyRows, async (rows) => {
        const { cleaned } = await shop.clean({
          orders: { csv: csvOf(rows), source, table: { cancelled } },
          exclusions: side.exclusions,
        });
        const clean = (await shop.bench.rows(cleaned.tables['orders_clean'], 'source_row')).map(placeOf);
        const quarantined = (await shop.bench.rows(cleaned.tables['orders_quarantine'], 'source_row')).map(
          placeOf,
        );
        const rest = rows
          .map((_, i) => i + 2)
          .filter((row) => !clean.includes(row) && !quarantined.includes(row));
        expect(clean.filter((row) => quarantined.includes(row))).toEqual([]);
        expect(rest).toHaveLength(cleaned.figures.lines.excluded);
        expect(rest.map((row) => rows[row - 2]?.member_id)).toEqual(rest.map(() => 'staff'));
      }),
      { numRuns: 5 },
    );
  });

  it('the same rows give the same tables', async () => {
    await fc.assert(
      fc.asyncProperty(dirtyRows, way, async (rows, table) => {
        const tables = { orders: { csv: csvOf(rows), source, table } };
        const first = await shop.clean(tables, { runId: 'first' });
        const second = await shop.clean(tables, { runId: 'second' });
        expect(hashesOf(second)).toEqual(hashesOf(first));
      }),
      { numRuns: 4 },
    );
  });

  it('another order of the rows gives the same scores, where no two contradict each other', async () => {
    const sound = dirtyRows.map((rows) =>
      rows.map((row, i) => ({ ...row, order_id: row.order_id && `o${i}` })),
    );
    const shuffled = sound.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length })),
    );
    const business = {
      rfm: { periods: { every: 'year' } },
      gates: { rejected_share: 1 },
    };
    const always = {
      order_id: 'always',
      member_id: 'eve',
      ordered_at: '2016-05-01',
      amount: '5',
      product_id: 'tea',
      status: 'paid',
    };
    const scoreHash = async (rows: readonly DirtyRow[]) => {
      const orders = { csv: csvOf([...rows, always]), source, table: { cancelled } };
      return (await shop.score({ orders }, { business })).steps.scored.scores.contentHash;
    };
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, other]) => {
        expect(await scoreHash(other)).toBe(await scoreHash(rows));
      }),
      { numRuns: 4 },
    );
  });
});

/** Hashes of all tables; of those without a hash of their content, the bytes of their file. */
function hashesOf({ cleaned, extracted }: Cleaned): Readonly<Record<string, string>> {
  const tables: TableRefs = {
    ...cleaned.tables,
    ...Object.fromEntries(extracted.tables.map(({ name, ref }) => [`${name}_staged`, ref])),
  };
  return Object.fromEntries(
    Object.entries(tables).map(([name, ref]) => [name, ref.contentHash ?? ref.sha256]),
  );
}
