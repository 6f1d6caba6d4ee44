import { describe, expect, it } from 'vitest';
import { refusalOf, sample, sampleWith } from './sample.js';

describe('secrets in a configuration', () => {
  it.each([
    ['at a key that is not known', 'password: hunter2\n'],
    ['in a mapping on one line', 'publish: {database: {token: hunter2, path: 3}}\n'],
    ['in a list', 'secrets: [hunter2, 5]\n'],
    ['in a text of several lines', 'api_key: |\n  hunter2\n  hunter2\n'],
    ['in a line that is not YAML', 'publish: {password: hunter2, folder: "out\n'],
    ['in a quote that is never closed', 'db_password: "hunter2\n'],
    ['at a misspelt key', 'pasword: hunter2\n'],
    ['in an address', 'mail: smtp://me:hunter2@mail.example\n'],
    ['at a key given twice', 'token: a\ntoken: hunter2\n'],
  ])('are never printed: %s', (_, text) => {
    const refusal = refusalOf(sample + text);
    expect(refusal).toContain('***');
    expect(refusal).not.toContain('hunter2');
  });

  it('of an address are left out where its value is told', () => {
    expect(refusalOf(sampleWith('CNY', 'ftp://me:hunter2@host'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:4:11 MF208 currency: expected an ISO 4217 code such as CNY
      4 | currency: ftp://***@host
        |           ^^^^^^^^^^^^^^ found the text "ftp://***@host"

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });
});
