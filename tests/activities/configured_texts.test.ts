import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rejectedWith } from './failures.js';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

/** Texts that would end a quoted name or literal, were they not quoted. */
const evil = {
  id: `no"; drop table orders_staged; --`,
  member: `who'); drop view orders_typed; --`,
  at: 'at\\" or 1=1 {{staged}} $as_of',
  amount: `paid"",'';--`,
  mark: `state" = '' or "who`,
} as const;
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('texts of the configuration', () => {
  it('stay names and values, whatever quotes, slots and statements they hold', async () => {
    const headings = Object.values(evil).map(cell).join(',');
    await writeFile(
      join(shop.bench.folder, "it's; orders.csv"),
      `${headings}\no1,ann,2016'05"01,￥'5,open\no2,ann,2016'05"02,￥'6,"void'; drop table orders_rejected; --"\no3,ann,x,￥'7,open\no4,none' or '1'='1,2016'05"02,￥'7,open\n`,
    );
    const cleaned = await shop.clean({
      orders: {
        source: {
          kind: 'csv',
          path: "it's; orders.csv",
          dates: [`%Y'%m"%d`],
          numbers: { symbols: [`￥'`] },
          missing: [`none' or '1'='1`],
        },
        columns: { order_id: evil.id, member_id: evil.member, ordered_at: evil.at, amount: evil.amount },
        table: {
          cancelled: { column: evil.mark, values: ["void'; drop table orders_rejected; --"] },
          on_conflict: 'latest_by',
          latest_by: evil.mark,
        },
      },
    });
    expect(
      await cleaned.table('orders_clean', 'order_id, member_id, ordered_on, amount, source_file'),
    ).toEqual([`o1 | ann | 2016-05-01 | 5.0000 | it's; orders.csv`]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, column_name, value')).toEqual([
      `3 | CANCELLED | ${evil.mark} | void'; drop table orders_rejected; --`,
      `4 | UNPARSEABLE_DATE | ${evil.at} | x`,
      `5 | MISSING_MEMBER_ID | ${evil.member} | null`,
    ]);
  });

  it('stay names of segments', async () => {
    const name = `best'); drop table rfm_scores; --`;
    const scored = await shop.score(
      {
        orders: csv`
          order_id,member_id,ordered_at,amount
          1,ann,2016-12-01,5
        `,
        members: csv`
          member_id
          bob
        `,
      },
      {
        business: {
          rfm: {
            bins: { method: 'median' },
            names: {
              mapping: 'custom',
              version: "v'1",
              rules: [{ code: '2**', name }],
              otherwise: `"rest"`,
              no_order: `it's none`,
            },
          },
        },
      },
    );
    expect(await scored.scores('member_id, segment')).toEqual([`ann | ${name}`, `bob | it's none`]);
  });
});

describe('headings that the source does not have', () => {
  it('are all named at once, with the likely ones, before anything is staged', async () => {
    const orders = {
      csv: 'OrderNo,Customer,Date,Paid\n1,ann,2016-05-01,5\n',
      columns: {
        order_id: 'OrderNr',
        member_id: 'Custommer',
        ordered_at: 'Date',
        amount: { product: ['Paid', 'Rate'] },
      },
    };
    const details = await rejectedWith(shop.clean({ orders }), 'InvalidSource', [
      '"OrderNr" (did you mean "OrderNo"?)',
      '"Custommer" (did you mean "Customer"?)',
      '"Rate"',
      'orders.csv',
    ]);
    expect(details.places).toEqual([{ column: 'OrderNr' }, { column: 'Custommer' }, { column: 'Rate' }]);
    expect(details.remedy).toContain('OrderNo, Customer, Date, Paid');
  });
});
