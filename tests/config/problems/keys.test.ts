import { describe, expect, it } from 'vitest';
import { refusalOf, sample, sampleWith } from '../sample.js';

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
    expect(refusalOf(sample + 'pigments: [red]\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:17:1 MF203 unknown key "pigments"
      17 | pigments: [red]
         | ^^^^^^^^ allowed here: version, business, time_zone, currency, locale, sources, tables, rfm, churn, gates, publish, report, privacy, retention, mail and schedules

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
