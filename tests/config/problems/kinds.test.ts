import { describe, expect, it } from 'vitest';
import { refusalOf, sample, sampleWith } from '../sample.js';

describe('values of another kind', () => {
  it('a number where text is expected, as it was written', () => {
    expect(refusalOf(sampleWith('kind: csv', 'kind: workbook\n    sheets: [2015, 007]')))
      .toMatchInlineSnapshot(`
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
    expect(refusalOf(sampleWith('tables:\n  orders:', 'tables: [orders]\nrfm:\n  orders:')))
      .toMatchInlineSnapshot(`
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
    expect(refusalOf(sample + 'rfm:\n  bins: {method: edges, edges: [0, 1, 2], outside: null}\n'))
      .toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:43 MF207 rfm.bins.outside: nothing is not allowed
      18 |   bins: {method: edges, edges: [0, 1, 2], outside: null}
         |                                           ^^^^^^^ null is nothing here; quote it: 'null'

      Nothing ran. More: memberflow check --explain MF207"
    `);
  });
});
