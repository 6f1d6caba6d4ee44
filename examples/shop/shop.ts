import { mergeAccounts } from './accounts.js';
import { iso, yearOf } from './calendar.js';
import { ledger, type Ledger } from './ledger.js';
import { simulateMembers } from './members.js';
import { asOf, simulatePurchases } from './purchases.js';
import { randomStream } from './random.js';
import { orderHeadings, writeOrder, type OrderRow } from './records.js';
import { memberSheet, mergeSheet, refundSheet, staffSheet } from './side_sheets.js';
import { spoil } from './spoil.js';
import { workbook, type Sheet } from './workbook.js';

/** The seed of the workbook that is checked in. */
export const shopSeed = 2018;

const years = [2015, 2016, 2017];
const orderColumns = Object.keys(orderHeadings) as (keyof OrderRow)[];

const about: Sheet = {
  name: '说明',
  headings: ['说明'],
  rows: [
    ['本工作簿是模拟数据，由 examples/shop/generate.ts 按固定种子生成；会员、订单均为虚构。'],
    ['订单按年分表（2015年、2016年、2017年），并故意混入各种错误；ledger.json 列出每一处。'],
  ],
};

/** A simulated shop: the bytes of its order workbook, and what cleaning must find in it. */
export async function simulateShop(
  seed: number,
): Promise<{ readonly workbook: Uint8Array; readonly ledger: Ledger }> {
  const stream = (purpose: string) => randomStream(seed, purpose);
  const members = simulateMembers(stream('members'));
  const placed = simulatePurchases(members, stream('purchases'));
  const { purchases, merges } = mergeAccounts(members, placed, stream('merges'));

  const staff = new Set(members.filter(({ kind }) => kind === 'staff').map(({ id }) => id));
  const ofCustomers = purchases.filter(({ memberId }) => !staff.has(memberId));
  const sides = [
    memberSheet(members, placed, stream('levels')),
    refundSheet(ofCustomers, stream('refunds')),
    mergeSheet(merges, members),
    staffSheet(members),
  ];

  const writing = stream('writing');
  const clean = years.map((year) => ({
    year,
    rows: purchases
      .filter(({ orderedAt }) => yearOf(orderedAt) === year)
      .map((purchase) => ({
        row: writeOrder(purchase, writing),
        outcome: staff.has(purchase.memberId) ? ('EXCLUDED' as const) : ('KEPT' as const),
      })),
  }));
  const referredTo = new Set([
    ...sides.flatMap(({ table, rows }) => (table === 'refunds' ? rows.map(({ row }) => row[0]) : [])),
    ...merges.flatMap(({ oldId, memberId }) => [oldId, memberId]),
  ]);
  const sheets = spoil(
    clean,
    ({ orderId, memberId }) => referredTo.has(orderId) || referredTo.has(memberId),
    stream('faults'),
  ).map(({ year, rows }) => ({
    table: 'orders',
    name: `${year}年`,
    headings: orderColumns.map((column) => orderHeadings[column]),
    rows: rows.map(({ row, outcome }) => ({ row: orderColumns.map((column) => row[column]), outcome })),
  }));

  const written = [...sheets, ...sides];
  return {
    workbook: await workbook([
      about,
      ...written.map((sheet) => ({ ...sheet, rows: sheet.rows.map(({ row }) => row) })),
    ]),
    ledger: ledger(seed, iso(asOf).slice(0, 10), written),
  };
}
