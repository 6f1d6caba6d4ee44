import { describe, expect, it } from 'vitest';
import { refusalOf, sample, sampleWith } from './sample.js';

describe('keys', () => {
  it('an unknown key, with the one that was meant', () => {
    expect(refusalOf(sample + 'gatess:\n  rejected_share: 0.1\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:17:1 MF203 unknown key "gatess"
      17 | gatess:
         | ^^^^^^ did you mean "gates"?

      Nothing ran. More: memberflow check --explain MF203"
    `);
  });

  it('an unknown key that resembles none', () => {
    expect(refusalOf(sample + 'colours: [red]\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:17:1 MF203 unknown key "colours"
      17 | colours: [red]
         | ^^^^^^^ allowed here: version, business, time_zone, currency, locale, sources, tables, rfm, gates and publish

      Nothing ran. More: memberflow check --explain MF203"
    `);
  });

  it('an unknown key deep down', () => {
    expect(refusalOf(sampleWith('kind: csv', 'kind: csv\n    delimeter: ";"'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:8:5 MF203 unknown key "delimeter" in sources.orders
      8 |     delimeter: ";"
        |     ^^^^^^^^^ did you mean "delimiter"?

      Nothing ran. More: memberflow check --explain MF203"
    `);
  });

  it('a missing key at the top', () => {
    expect(refusalOf(sampleWith('currency: CNY\n', ''))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:1:1 MF205 missing key "currency"
        add currency. Reporting currency, such as CNY.

      Nothing ran. More: memberflow check --explain MF205"
    `);
  });

  it('a missing key deep down', () => {
    expect(refusalOf(sampleWith('    path: orders.csv\n', ''))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:6:3 MF205 missing key "path" in sources.orders
      6 |   orders:
        |   ^^^^^^ add path. File, or a pattern such as orders-*.csv; relative to this file. May use \${env:NAME}.

      Nothing ran. More: memberflow check --explain MF205"
    `);
  });

  it('a missing key that decides what the others may be', () => {
    expect(refusalOf(sampleWith('    kind: csv\n', ''))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:6:3 MF205 missing key "kind" in sources.orders
      6 |   orders:
        |   ^^^^^^ add kind: workbook, csv or parquet

      Nothing ran. More: memberflow check --explain MF205"
    `);
  });

  it('a misspelt required key is one problem', () => {
    expect(refusalOf(sampleWith('business:', 'busines:'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:2:1 MF203 unknown key "busines"
      2 | busines: my-shop
        | ^^^^^^^ did you mean "business"?

      Nothing ran. More: memberflow check --explain MF203"
    `);
  });

  it('a source whose name is no name', () => {
    expect(refusalOf(sampleWith('  orders:\n    kind', '  Orders 2015:\n    kind'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:6:3 MF208 sources: "Orders 2015" is not accepted as a name
      6 |   Orders 2015:
        |   ^^^^^^^^^^^ expected a name: lower-case letters, digits and underscores, a letter first

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });
});

describe('values of another kind', () => {
  it('a number where text is expected, as it was written', () => {
    expect(
      refusalOf(sampleWith('kind: csv', 'kind: workbook\n    sheets: [2015, 007]')),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 2 problems in memberflow.yaml

      memberflow.yaml:8:14 MF206 sources.orders.sheets[0]: expected text, found the number 2015
      8 |     sheets: [2015, 007]
        |              ^^^^ 2015 is a number here; quote it: '2015'

      memberflow.yaml:8:20 MF206 sources.orders.sheets[1]: expected text, found the number 7
      8 |     sheets: [2015, 007]
        |                    ^^^ 007 is a number here; quote it: '007'

      Nothing ran. More: memberflow check --explain MF206"
    `);
  });

  it('a heading that is a number', () => {
    expect(refusalOf(sampleWith('金额', '2015'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:16:15 MF206 tables.orders.columns.amount: expected text or a mapping, found the number 2015
      16 |       amount: 2015
         |               ^^^^ 2015 is a number here; quote it: '2015'

      Nothing ran. More: memberflow check --explain MF206"
    `);
  });

  it('a truth value where text is expected', () => {
    expect(refusalOf(sampleWith('金额', 'true'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:16:15 MF206 tables.orders.columns.amount: expected text or a mapping, found true
      16 |       amount: true
         |               ^^^^ true is a truth value here; quote it: 'true'

      Nothing ran. More: memberflow check --explain MF206"
    `);
  });

  it('nothing', () => {
    expect(refusalOf(sample + 'gates:\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:17:1 MF206 gates: expected a mapping, found nothing
      17 | gates:
         | ^^^^^ nothing follows the colon; remove the key to use its default

      Nothing ran. More: memberflow check --explain MF206"
    `);
  });

  it('nothing for a heading', () => {
    expect(refusalOf(sampleWith('金额', ''))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:16:7 MF206 tables.orders.columns.amount: expected text or a mapping, found nothing
      16 |       amount:
         |       ^^^^^^ nothing follows the colon

      Nothing ran. More: memberflow check --explain MF206"
    `);
  });

  it('yes for true', () => {
    expect(refusalOf(sample + 'publish:\n  workbook: yes\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:13 MF206 publish.workbook: expected true or false, found the text "yes"
      18 |   workbook: yes
         |             ^^^ write true

      Nothing ran. More: memberflow check --explain MF206"
    `);
  });

  it('no for false, where a mapping may stand too', () => {
    expect(refusalOf(sample + 'publish:\n  database: no\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:13 MF206 publish.database: expected false or a mapping, found the text "no"
      18 |   database: no
         |             ^^ write false

      Nothing ran. More: memberflow check --explain MF206"
    `);
  });

  it('text for a number', () => {
    expect(refusalOf(sample + 'gates:\n  rejected_share: "0.3"\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:19 MF206 gates.rejected_share: expected a number, found the text "0.3"
      18 |   rejected_share: "0.3"
         |                   ^^^^^ quoted, it is text; write 0.3

      Nothing ran. More: memberflow check --explain MF206"
    `);
  });

  it('a broken number for a whole one', () => {
    expect(refusalOf(sample + 'rfm:\n  window_days: 2.5\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:16 MF206 rfm.window_days: expected a whole number, found the number 2.5
      18 |   window_days: 2.5
         |                ^^^

      Nothing ran. More: memberflow check --explain MF206"
    `);
  });

  it('a list for a mapping', () => {
    expect(
      refusalOf(sampleWith('tables:\n  orders:', 'tables: [orders]\nrfm:\n  orders:')),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 2 problems in memberflow.yaml

      memberflow.yaml:9:1 MF206 tables: expected a mapping, found a list
      9 | tables: [orders]
        | ^^^^^^

      memberflow.yaml:11:3 MF203 unknown key "orders" in rfm
      11 |   orders:
         |   ^^^^^^ allowed here: periods, window_days, bins, weights and names

      Nothing ran. More: memberflow check --explain MF206 (also MF203)"
    `);
  });

  it('null for the text null', () => {
    expect(
      refusalOf(sample + 'rfm:\n  bins: {method: edges, edges: [0, 1, 2], outside: null}\n'),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:43 MF207 rfm.bins.outside: nothing is not allowed
      18 |   bins: {method: edges, edges: [0, 1, 2], outside: null}
         |                                           ^^^^^^^ null is nothing here; quote it: 'null'

      Nothing ran. More: memberflow check --explain MF207"
    `);
  });
});

describe('values that are not allowed', () => {
  it('a value resembling an allowed one', () => {
    expect(
      refusalOf(sampleWith('source: orders', 'source: orders\n    grain: lines')),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:12:12 MF207 tables.orders.grain: "lines" is not allowed
      12 |     grain: lines
         |            ^^^^^ did you mean "line"? allowed: order or line

      Nothing ran. More: memberflow check --explain MF207"
    `);
  });

  it('a value resembling none', () => {
    expect(refusalOf(sampleWith('kind: csv', 'kind: json'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:7:11 MF207 sources.orders.kind: "json" is not allowed
      7 |     kind: json
        |           ^^^^ allowed: workbook, csv or parquet

      Nothing ran. More: memberflow check --explain MF207"
    `);
  });

  it('a value out of range', () => {
    expect(refusalOf(sample + 'rfm:\n  bins: {method: quantile, n: 12}\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:31 MF208 rfm.bins.n: expected at most 9
      18 |   bins: {method: quantile, n: 12}
         |                               ^^ found the number 12

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });

  it('too few items', () => {
    expect(refusalOf(sample + 'rfm:\n  bins: {method: edges, edges: [0, 10]}\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:25 MF208 rfm.bins.edges: expected at least 3 items
      18 |   bins: {method: edges, edges: [0, 10]}
         |                         ^^^^^ found 2 items

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });

  it('edges that do not increase', () => {
    expect(refusalOf(sample + 'rfm:\n  bins: {method: edges, edges: [0, 10, 10]}\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:25 MF208 rfm.bins.edges: expected edges in increasing order
      18 |   bins: {method: edges, edges: [0, 10, 10]}
         |                         ^^^^^

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });

  it('an empty text', () => {
    expect(refusalOf(sampleWith('path: orders.csv', 'path: ""'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:8:11 MF208 sources.orders.path: expected text that is not empty
      8 |     path: ""
        |           ^^ found the text ""

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });

  it('more than one character', () => {
    expect(refusalOf(sampleWith('kind: csv', 'kind: csv\n    delimiter: "||"'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:8:16 MF208 sources.orders.delimiter: expected exactly 1 character
      8 |     delimiter: "||"
        |                ^^^^ found the text "||"

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });

  it('a time zone that does not exist', () => {
    expect(refusalOf(sampleWith('Asia/Shanghai', 'Asia/Shangai'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:3:12 MF208 time_zone: expected an IANA time zone such as Asia/Shanghai
      3 | time_zone: Asia/Shangai
        |            ^^^^^^^^^^^^ found the text "Asia/Shangai"

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });

  it('a day that does not exist', () => {
    expect(refusalOf(sample + 'rfm:\n  periods: {every: month, from: 2016-02-30}\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:33 MF208 rfm.periods.from: expected a day such as 2016-12-31
      18 |   periods: {every: month, from: 2016-02-30}
         |                                 ^^^^^^^^^^ found the text "2016-02-30"

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });

  it('weights that do not sum to one', () => {
    expect(
      refusalOf(sample + 'rfm:\n  weights: {method: expert, r: 0.5, f: 0.2, m: 0.1}\n'),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:3 MF208 rfm.weights: expected weights r, f and m that sum to 1
      18 |   weights: {method: expert, r: 0.5, f: 0.2, m: 0.1}
         |   ^^^^^^^

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });

  it('two marks of cancelled rows', () => {
    expect(
      refusalOf(
        sampleWith('source: orders', 'source: orders\n    cancelled: {column: 状态, values: [x], prefix: C}'),
      ),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:12:5 MF208 tables.orders.cancelled: expected either values or prefix
      12 |     cancelled: {column: 状态, values: [x], prefix: C}
         |     ^^^^^^^^^

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });
});

describe('one of several forms: the one that was meant is judged', () => {
  it('a method that does not exist', () => {
    expect(refusalOf(sample + 'rfm:\n  bins: {method: quantle}\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:18 MF207 rfm.bins.method: "quantle" is not allowed
      18 |   bins: {method: quantle}
         |                  ^^^^^^^ did you mean "quantile"? allowed: quantile, edges, mean, median or pareto

      Nothing ran. More: memberflow check --explain MF207"
    `);
  });

  it('a method for each dimension, one misspelt', () => {
    expect(
      refusalOf(
        sample +
          'rfm:\n  bins: {recency: {method: mean}, frequncy: {method: mean}, monetary: {method: mean}}\n',
      ),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:35 MF203 unknown key "frequncy" in rfm.bins
      18 |   bins: {recency: {method: mean}, frequncy: {method: mean}, monetary: {method: mean}}
         |                                   ^^^^^^^^ did you mean "frequency"?

      Nothing ran. More: memberflow check --explain MF203"
    `);
  });

  it('a method written as text', () => {
    expect(refusalOf(sample + 'rfm:\n  bins: quantile\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:9 MF206 rfm.bins: expected a mapping, found the text "quantile"
      18 |   bins: quantile
         |         ^^^^^^^^ write {method: quantile}

      Nothing ran. More: memberflow check --explain MF206"
    `);
  });

  it('an unknown key beside a method', () => {
    expect(refusalOf(sample + 'rfm:\n  weights: {method: ahp, matrx: []}\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:26 MF203 unknown key "matrx" in rfm.weights
      18 |   weights: {method: ahp, matrx: []}
         |                          ^^^^^ did you mean "matrix"?

      Nothing ran. More: memberflow check --explain MF203"
    `);
  });

  it('a column with a misspelt format', () => {
    expect(refusalOf(sampleWith('金额', '{column: 金额, fromat: integer}'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:16:28 MF203 unknown key "fromat" in tables.orders.columns.amount
      16 |       amount: {column: 金额, fromat: integer}
         |                              ^^^^^^ did you mean "format"?

      Nothing ran. More: memberflow check --explain MF203"
    `);
  });

  it('a product of one column', () => {
    expect(refusalOf(sampleWith('金额', '{product: [数量]}'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:16:16 MF208 tables.orders.columns.amount.product: expected exactly 2 items
      16 |       amount: {product: [数量]}
         |                ^^^^^^^ found 1 item

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });

  it('a key that the kind of source does not have', () => {
    expect(refusalOf(sampleWith('kind: csv', 'kind: csv\n    sheets: [a]'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:8:5 MF203 unknown key "sheets" in sources.orders
      8 |     sheets: [a]
        |     ^^^^^^ allowed here: kind, path, time_zone, dates, numbers, missing, delimiter, quote, encoding and compression

      Nothing ran. More: memberflow check --explain MF203"
    `);
  });

  it('a misspelt key of the database', () => {
    expect(refusalOf(sample + 'publish:\n  database: {pth: x.duckdb}\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:14 MF203 unknown key "pth" in publish.database
      18 |   database: {pth: x.duckdb}
         |              ^^^ did you mean "path"?

      Nothing ran. More: memberflow check --explain MF203"
    `);
  });
});

describe('the version', () => {
  it('a newer one, and nothing else', () => {
    expect(
      refusalOf(sampleWith('version: 1\nbusiness: my-shop', 'version: 2\nbusinesses: [a]')),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:1:10 MF209 written for a newer memberflow: version 2, this one reads version 1
      1 | version: 2
        |          ^ upgrade memberflow, or use the file of this version

      Nothing ran. More: memberflow check --explain MF209"
    `);
  });

  it('an older one', () => {
    expect(refusalOf(sampleWith('version: 1', 'version: 0'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:1:10 MF209 version 0 of the configuration never existed
      1 | version: 0
        |          ^ write version: 1

      Nothing ran. More: memberflow check --explain MF209"
    `);
  });

  it('written as text', () => {
    expect(refusalOf(sampleWith('version: 1', 'version: "1"'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:1:10 MF209 version: expected the number 1, found the text "1"
      1 | version: "1"
        |          ^^^ write version: 1

      Nothing ran. More: memberflow check --explain MF209"
    `);
  });

  it('absent', () => {
    expect(refusalOf(sampleWith('version: 1\n', ''))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:1:1 MF205 missing key "version"
        add version: 1

      Nothing ran. More: memberflow check --explain MF205"
    `);
  });
});
