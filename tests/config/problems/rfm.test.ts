import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../config/load.js';
import { codesOf, refusalOf, sample, sampleWith } from '../sample.js';

describe('RFM', () => {
  it('five names for another number of bins', () => {
    expect(refusalOf(sample + 'rfm:\n  bins: {method: quantile, n: 4}\n  names: {mapping: five_bins}\n'))
      .toMatchInlineSnapshot(`
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

  it('weights learned from levels that no table has', () => {
    expect(refusalOf(sample + 'rfm:\n  weights: {method: forest}\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:21 MF236 a forest learns weights from member levels, and the table members maps no level
      18 |   weights: {method: forest}
         |                     ^^^^^^ map level in the table members, or choose another method

      Nothing ran. More: memberflow check --explain MF236"
    `);
  });

  it('a window together with periods', () => {
    expect(refusalOf(sample + 'rfm:\n  window_days: 365\n  periods: {every: year}\n')).toMatchInlineSnapshot(`
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
    expect(refusalOf(sampleWith('path: orders.csv', 'path: ${HOME}/${env:NAME}/orders.csv')))
      .toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:8:11 MF232 sources.orders.path: \${HOME} is not a reference to a variable
      8 |     path: \${HOME}/\${env:NAME}/orders.csv
        |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write \${env:NAME}

      Nothing ran. More: memberflow check --explain MF232"
    `);
  });

  it('an alias of a table that is not published', () => {
    const aliases = '{sales_rfm_score: rfm_score, last: orders_staged}';
    expect(refusalOf(`${sample}publish:\n  database:\n    aliases: ${aliases}\n`)).toMatchInlineSnapshot(`
      "InvalidInput: 2 problems in memberflow.yaml

      memberflow.yaml:19:32 MF234 the alias sales_rfm_score stands for "rfm_score", which is not published
      19 |     aliases: {sales_rfm_score: rfm_score, last: orders_staged}
         |                                ^^^^^^^^^ did you mean "rfm_scores"? published: rfm_scores, rfm_groups, orders_clean, order_adjustments, reconciliation, audit, orders_quarantine, churn_scores and churn_reasons

      memberflow.yaml:19:49 MF234 the alias last stands for "orders_staged", which is not published
      19 |     aliases: {sales_rfm_score: rfm_score, last: orders_staged}
         |                                                 ^^^^^^^^^^^^^ did you mean "orders_clean"? published: rfm_scores, rfm_groups, orders_clean, order_adjustments, reconciliation, audit, orders_quarantine, churn_scores and churn_reasons

      Nothing ran. More: memberflow check --explain MF234"
    `);
  });

  it('an alias under a name that the database has', () => {
    const aliases = '{rfm_groups_latest: rfm_scores, runs: rfm_scores, orders_quarantine: audit}';
    expect(codesOf(`${sample}publish:\n  database:\n    aliases: ${aliases}\n`)).toEqual([
      'MF234',
      'MF234',
      'MF234',
    ]);
  });

  it('no alias where there is no database', () => {
    expect(() => readConfig(`${sample}publish: {database: false}\n`, 'memberflow.yaml', [])).not.toThrow();
  });
});
