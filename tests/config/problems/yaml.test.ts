import { describe, expect, it } from 'vitest';
import { refusalOf, sample, sampleWith } from '../sample.js';

describe('texts that are not one YAML mapping', () => {
  it('an empty file', () => {
    expect(refusalOf('')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:1:1 MF210 the configuration is empty
        memberflow init writes one to begin with

      Nothing ran. More: memberflow check --explain MF210"
    `);
  });

  it('comments alone', () => {
    expect(refusalOf('# later\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:1:1 MF210 the configuration is empty
        memberflow init writes one to begin with

      Nothing ran. More: memberflow check --explain MF210"
    `);
  });

  it('a list', () => {
    expect(refusalOf('- a\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:1:1 MF210 the configuration is not a mapping
      1 | - a
        | ^^^ write lines of the form key: value

      Nothing ran. More: memberflow check --explain MF210"
    `);
  });

  it('several documents', () => {
    expect(refusalOf(sample + '---\nversion: 1\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:17:1 MF210 the file holds several documents
      17 | ---
         | ^^^ remove --- and what follows, or what precedes

      Nothing ran. More: memberflow check --explain MF210"
    `);
  });

  it('a key given twice', () => {
    expect(refusalOf(sample + 'currency: EUR\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:17:1 MF204 the key "currency" stands twice in the same mapping
      17 | currency: EUR
         | ^^^^^^^^ remove one of them

      Nothing ran. More: memberflow check --explain MF204"
    `);
  });

  it('every key given twice', () => {
    expect(refusalOf(sample + 'currency: EUR\nbusiness: other\n')).toMatchInlineSnapshot(`
      "InvalidInput: 2 problems in memberflow.yaml

      memberflow.yaml:17:1 MF204 the key "currency" stands twice in the same mapping
      17 | currency: EUR
         | ^^^^^^^^ remove one of them

      memberflow.yaml:18:1 MF204 the key "business" stands twice in the same mapping
      18 | business: other
         | ^^^^^^^^ remove one of them

      Nothing ran. More: memberflow check --explain MF204"
    `);
  });

  it('a tab in the indentation', () => {
    expect(refusalOf(sample + 'rfm:\n\twindow_days: 30\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:1 MF202 a tab in the indentation
      18 | →window_days: 30
         | ^ indent with spaces

      Nothing ran. More: memberflow check --explain MF202"
    `);
  });

  it('a quote that is never closed', () => {
    expect(refusalOf(sample + 'locale: "en\npublish: {}\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:17:9 MF202 this " is never closed
      17 | locale: "en
         |         ^

      Nothing ran. More: memberflow check --explain MF202"
    `);
  });

  it('a bracket that is never closed', () => {
    expect(refusalOf(sampleWith('kind: csv', 'kind: csv\n    dates: [a, b'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:8:12 MF202 this [ is never closed
      8 |     dates: [a, b
        |            ^

      Nothing ran. More: memberflow check --explain MF202"
    `);
  });

  it('an alias without an anchor', () => {
    expect(refusalOf(sample + 'locale: *en\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:17:9 MF202 *en refers to an anchor that does not stand before it
      17 | locale: *en
         |         ^^^ a text that begins with * needs quotes: '*en'

      Nothing ran. More: memberflow check --explain MF202"
    `);
  });

  it('a tag that does not exist', () => {
    expect(refusalOf(sample + 'locale: !lang en\n')).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:17:9 MF202 not valid YAML: Unresolved tag: !lang
      17 | locale: !lang en
         |         ^^^^^

      Nothing ran. More: memberflow check --explain MF202"
    `);
  });

  it('a colon in a text without quotes', () => {
    expect(refusalOf(sampleWith('金额', '金额: 元'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:16:15 MF202 not valid YAML: Nested mappings are not allowed in compact mappings
      16 |       amount: 金额: 元
         |               ^^ a text with a colon and a space in it needs quotes

      Nothing ran. More: memberflow check --explain MF202"
    `);
  });

  it('aliases that multiply', () => {
    expect(
      refusalOf(
        'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n',
      ),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:1:1 MF202 not valid YAML: Excessive alias count indicates a resource exhaustion attack

      Nothing ran. More: memberflow check --explain MF202"
    `);
  });
});
