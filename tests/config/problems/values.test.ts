import { describe, expect, it } from 'vitest';
import { refusalOf, sample, sampleWith } from '../sample.js';

describe('values that are not allowed', () => {
  it('a value resembling an allowed one', () => {
    expect(refusalOf(sampleWith('source: orders', 'source: orders\n    grain: lines')))
      .toMatchInlineSnapshot(`
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
    expect(refusalOf(sample + 'rfm:\n  weights: {method: expert, r: 0.5, f: 0.2, m: 0.1}\n'))
      .toMatchInlineSnapshot(`
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
