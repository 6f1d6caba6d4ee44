import { describe, expect, it } from 'vitest';
import { refusalOf, sample, sampleWith } from './sample.js';

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
    expect(
      refusalOf(sampleWith('source: orders', 'source: orders\n    select: select * from orders')),
    ).toMatchInlineSnapshot(`
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
    expect(
      refusalOf(sample + '  members:\n    source: orders\n    columns: {member_id: 会员, 城市: 城市}\n'),
    ).toMatchInlineSnapshot(`
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
    expect(
      refusalOf(sampleWith('source: orders', 'source: orders\n    latest_by: 更新时间')),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:12:5 MF224 table orders: latest_by has no effect with on_conflict: quarantine_all
      12 |     latest_by: 更新时间
         |     ^^^^^^^^^ add on_conflict: latest_by, or remove this key

      Nothing ran. More: memberflow check --explain MF224"
    `);
  });

  it('on_conflict: latest_by without a column', () => {
    expect(
      refusalOf(sampleWith('source: orders', 'source: orders\n    on_conflict: latest_by')),
    ).toMatchInlineSnapshot(`
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
    expect(
      refusalOf(sampleWith('source: orders', 'source: orders\n    cancellations: net')),
    ).toMatchInlineSnapshot(`
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
    expect(
      refusalOf(sampleWith('source: orders', 'source: orders\n    less: [tax]\n    plus: [shipping]')),
    ).toMatchInlineSnapshot(`
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
    expect(
      refusalOf(sampleWith('amount: 金额', 'amount: 金额\n      tax: 税\n    less: [tax, tax]')),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:5 MF208 tables.orders.less: expected each column once
      18 |     less: [tax, tax]
         |     ^^^^

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });

  it('a currency without exchange rates', () => {
    expect(
      refusalOf(sampleWith('amount: 金额', 'amount: 金额\n      currency: 币种')),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:17:7 MF231 table orders maps currency, and the table exchange_rates is not configured
      17 |       currency: 币种
         |       ^^^^^^^^ add the table exchange_rates, or remove this column

      Nothing ran. More: memberflow check --explain MF231"
    `);
  });
});

describe('RFM', () => {
  it('five names for another number of bins', () => {
    expect(
      refusalOf(sample + 'rfm:\n  bins: {method: quantile, n: 4}\n  names: {mapping: five_bins}\n'),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:19:20 MF227 The names five_bins need five bins in every dimension, not 4, 4 and 4
      19 |   names: {mapping: five_bins}
         |                    ^^^^^^^^^ change rfm.bins, or use the mapping none or custom

      Nothing ran. More: memberflow check --explain MF227"
    `);
  });

  it('two names for bins of which one has three', () => {
    expect(
      refusalOf(
        sample +
          'rfm:\n  bins: {recency: {method: edges, edges: [0, 9, 99, 999]}, frequency: {method: mean}, monetary: {method: pareto}}\n  names: {mapping: two_bins}\n',
      ),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:19:20 MF227 The names two_bins need two bins in every dimension, not 3, 2 and 2
      19 |   names: {mapping: two_bins}
         |                    ^^^^^^^^ change rfm.bins, or use the mapping none or custom

      Nothing ran. More: memberflow check --explain MF227"
    `);
  });

  it('names that suit five bins, by default', () => {
    expect(refusalOf(sample + 'rfm:\n  names: {mapping: two_bins}\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:20 MF227 The names two_bins need two bins in every dimension, not 5, 5 and 5
      18 |   names: {mapping: two_bins}
         |                    ^^^^^^^^ change rfm.bins, or use the mapping none or custom

      Nothing ran. More: memberflow check --explain MF227"
    `);
  });

  it('codes that no member can get', () => {
    expect(
      refusalOf(
        sample +
          'rfm:\n  bins: {method: median}\n  names:\n    mapping: custom\n    version: "1"\n    rules:\n      - {code: "22*", name: best}\n      - {code: "3**", name: never}\n      - {code: "**9", name: neither}\n',
      ),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 2 problems in memberflow.yaml

      memberflow.yaml:24:16 MF228 No member can get the code 3** (never): the dimensions have 2, 2 and 2 bins
      24 |       - {code: "3**", name: never}
         |                ^^^^^ correct the code, or remove the rule

      memberflow.yaml:25:16 MF228 No member can get the code **9 (neither): the dimensions have 2, 2 and 2 bins
      25 |       - {code: "**9", name: neither}
         |                ^^^^^ correct the code, or remove the rule

      Nothing ran. More: memberflow check --explain MF228"
    `);
  });

  it('a matrix that is not reciprocal', () => {
    expect(
      refusalOf(
        sample + 'rfm:\n  weights: {method: ahp, matrix: [[1, 2, 3], [0.5, 1, 2], [0.333, 0.9, 1]]}\n',
      ),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:26 MF229 The AHP matrix is not reciprocal: F against M is 2, so M against F must be 0.5, not 0.9
      18 |   weights: {method: ahp, matrix: [[1, 2, 3], [0.5, 1, 2], [0.333, 0.9, 1]]}
         |                          ^^^^^^ rows and columns are R, F, M

      Nothing ran. More: memberflow check --explain MF229"
    `);
  });

  it('a matrix that contradicts itself', () => {
    expect(
      refusalOf(sample + 'rfm:\n  weights: {method: ahp, matrix: [[1, 5, 0.2], [0.2, 1, 5], [5, 0.2, 1]]}\n'),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:26 MF229 The comparisons of the AHP matrix contradict each other: its consistency ratio is 2.759 and must be below 0.1; look again at which of R, F and M matters more
      18 |   weights: {method: ahp, matrix: [[1, 5, 0.2], [0.2, 1, 5], [5, 0.2, 1]]}
         |                          ^^^^^^ rows and columns are R, F, M

      Nothing ran. More: memberflow check --explain MF229"
    `);
  });

  it('a window together with periods', () => {
    expect(
      refusalOf(sample + 'rfm:\n  window_days: 365\n  periods: {every: year}\n'),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:3 MF230 rfm has both window_days and periods
      18 |   window_days: 365
         |   ^^^^^^^^^^^ each period looks at its own orders; keep one of them

      Nothing ran. More: memberflow check --explain MF230"
    `);
  });
});

describe('other', () => {
  it('a match rate without members', () => {
    expect(refusalOf(sample + 'gates:\n  member_match_rate: 0.9\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:3 MF233 gates.member_match_rate needs the table members, which is not configured
      18 |   member_match_rate: 0.9
         |   ^^^^^^^^^^^^^^^^^ add the table members, or remove this key

      Nothing ran. More: memberflow check --explain MF233"
    `);
  });

  it('a reference of another form', () => {
    expect(
      refusalOf(sampleWith('path: orders.csv', 'path: ${HOME}/${env:NAME}/orders.csv')),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:8:11 MF232 sources.orders.path: \${HOME} is not a reference to a variable
      8 |     path: \${HOME}/\${env:NAME}/orders.csv
        |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write \${env:NAME}

      Nothing ran. More: memberflow check --explain MF232"
    `);
  });
});
