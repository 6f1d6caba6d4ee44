import { describe, expect, it } from 'vitest';
import { refusalOf, sample, sampleWith } from '../sample.js';

describe('where a table comes from', () => {
  it('a source that is not declared', () => {
    expect(refusalOf(sampleWith('source: orders', 'source: ordres'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:11:13 MF220 table orders names the source "ordres", which is not declared
      11 |     source: ordres
         |             ^^^^^^ did you mean "orders"? declared: orders

      Nothing ran. More: memberflow check --explain MF220"
    `);
  });

  it('a source that resembles none', () => {
    expect(refusalOf(sampleWith('source: orders', 'source: warehouse'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:11:13 MF220 table orders names the source "warehouse", which is not declared
      11 |     source: warehouse
         |             ^^^^^^^^^ declared: orders

      Nothing ran. More: memberflow check --explain MF220"
    `);
  });

  it('neither source nor select', () => {
    expect(refusalOf(sampleWith('    source: orders\n', ''))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:10:3 MF221 table orders has neither source nor select
      10 |   orders:
         |   ^^^^^^ add source: orders

      Nothing ran. More: memberflow check --explain MF221"
    `);
  });

  it('both source and select', () => {
    expect(refusalOf(sampleWith('source: orders', 'source: orders\n    select: select * from orders')))
      .toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:12:5 MF221 table orders has both source and select
      12 |     select: select * from orders
         |     ^^^^^^ keep one of them

      Nothing ran. More: memberflow check --explain MF221"
    `);
  });
});

describe('columns', () => {
  it('a required column that is not mapped', () => {
    expect(refusalOf(sampleWith('      member_id: 会员\n', ''))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:12:5 MF222 table orders needs the column member_id, which is not mapped
      12 |     columns:
         |     ^^^^^^^ add member_id: and the heading of the source. Who ordered.

      Nothing ran. More: memberflow check --explain MF222"
    `);
  });

  it('a column that does not exist', () => {
    expect(refusalOf(sampleWith('amount: 金额', 'amount: 金额\n      colour: 颜色'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:17:7 MF223 table orders has no column "colour"
      17 |       colour: 颜色
         |       ^^^^^^ columns: order_id, member_id, ordered_at, amount, product_id, category, quantity, status, cost, margin, tax, shipping, currency, channel, coupon_code, coupon_amount, points_spent, points_issued, address, device

      Nothing ran. More: memberflow check --explain MF223"
    `);
  });

  it('a misspelt required column is one problem', () => {
    expect(refusalOf(sampleWith('amount:', 'ammount:'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:16:7 MF223 table orders has no column "ammount"
      16 |       ammount: 金额
         |       ^^^^^^^ did you mean "amount"?

      Nothing ran. More: memberflow check --explain MF223"
    `);
  });

  it('an attribute whose name is none', () => {
    expect(refusalOf(sample + '  members:\n    source: orders\n    columns: {member_id: 会员, 城市: 城市}\n'))
      .toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:19:30 MF223 "城市" cannot be the name of an attribute of members
      19 |     columns: {member_id: 会员, 城市: 城市}
         |                                ^^^^ on the left stands the name to give it: lower-case letters, digits and underscores

      Nothing ran. More: memberflow check --explain MF223"
    `);
  });
});

describe('repeats', () => {
  it('latest_by without its on_conflict', () => {
    expect(refusalOf(sampleWith('source: orders', 'source: orders\n    latest_by: 更新时间')))
      .toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:12:5 MF224 table orders: latest_by has no effect with on_conflict: quarantine_all
      12 |     latest_by: 更新时间
         |     ^^^^^^^^^ add on_conflict: latest_by, or remove this key

      Nothing ran. More: memberflow check --explain MF224"
    `);
  });

  it('on_conflict: latest_by without a column', () => {
    expect(refusalOf(sampleWith('source: orders', 'source: orders\n    on_conflict: latest_by')))
      .toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:12:18 MF224 table orders: on_conflict: latest_by does not say by which column
      12 |     on_conflict: latest_by
         |                  ^^^^^^^^^ add latest_by: and a column

      Nothing ran. More: memberflow check --explain MF224"
    `);
  });
});

describe('amounts', () => {
  it('netting without what it needs', () => {
    expect(refusalOf(sampleWith('source: orders', 'source: orders\n    cancellations: net')))
      .toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:12:20 MF225 table orders: cancellations: net needs grain: line, cancelled and the column product_id
      12 |     cancellations: net
         |                    ^^^ add grain: line, cancelled and the column product_id, or use drop

      Nothing ran. More: memberflow check --explain MF225"
    `);
  });

  it('netting without the product', () => {
    expect(
      refusalOf(
        sampleWith(
          'source: orders',
          'source: orders\n    grain: line\n    cancelled: {column: 号, prefix: C}\n    cancellations: net',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:14:20 MF225 table orders: cancellations: net needs the column product_id
      14 |     cancellations: net
         |                    ^^^ add the column product_id, or use drop

      Nothing ran. More: memberflow check --explain MF225"
    `);
  });

  it('an adjustment by a column that is not mapped', () => {
    expect(refusalOf(sampleWith('source: orders', 'source: orders\n    less: [tax]\n    plus: [shipping]')))
      .toMatchInlineSnapshot(`
      "InvalidInput: 2 problems in memberflow.yaml

      memberflow.yaml:12:12 MF226 table orders: the amount is adjusted by tax, which is not mapped
      12 |     less: [tax]
         |            ^^^ add tax: and its heading under columns

      memberflow.yaml:13:12 MF226 table orders: the amount is adjusted by shipping, which is not mapped
      13 |     plus: [shipping]
         |            ^^^^^^^^ add shipping: and its heading under columns

      Nothing ran. More: memberflow check --explain MF226"
    `);
  });

  it('a column both added and subtracted', () => {
    expect(
      refusalOf(sampleWith('amount: 金额', 'amount: 金额\n      tax: 税\n    less: [tax]\n    plus: [tax]')),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:19:12 MF226 table orders: tax is both subtracted (less) and added (plus)
      19 |     plus: [tax]
         |            ^^^ keep one of them

      Nothing ran. More: memberflow check --explain MF226"
    `);
  });

  it('a column subtracted twice', () => {
    expect(refusalOf(sampleWith('amount: 金额', 'amount: 金额\n      tax: 税\n    less: [tax, tax]')))
      .toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:5 MF208 tables.orders.less: expected each column once
      18 |     less: [tax, tax]
         |     ^^^^

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });

  it('a currency without exchange rates', () => {
    expect(refusalOf(sampleWith('amount: 金额', 'amount: 金额\n      currency: 币种')))
      .toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:17:7 MF231 table orders maps currency, and the table exchange_rates is not configured
      17 |       currency: 币种
         |       ^^^^^^^^ add the table exchange_rates, or remove this column

      Nothing ran. More: memberflow check --explain MF231"
    `);
  });
});
