import { describe, expect, it } from 'vitest';
import { refusalOf, sample, sampleWith } from '../sample.js';

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
    expect(refusalOf(sampleWith('version: 1\nbusiness: my-shop', 'version: 2\nbusinesses: [a]')))
      .toMatchInlineSnapshot(`
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
