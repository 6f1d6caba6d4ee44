import { describe, expect, it } from 'vitest';
import { refusalOf, sample, sampleWith } from './sample.js';

describe('the source line of a problem', () => {
  it('marks the culprit behind Chinese characters, which take two columns', () => {
    expect(refusalOf(sampleWith('金额', '{column: "金额（元）", fromat: integer}'))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:16:33 MF203 unknown key "fromat" in tables.orders.columns.amount
      16 |       amount: {column: "金额（元）", fromat: integer}
         |                                      ^^^^^^ did you mean "format"?

      Nothing ran. More: memberflow check --explain MF203"
    `);
  });

  it('shows no control characters', () => {
    expect(refusalOf(`${sample}"a\u0007\u001b[31m": 1\n`)).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('is cut where it is long, and still shows the culprit', () => {
    const long = 'x'.repeat(200);
    const refusal = refusalOf(`${sample}rfm: {bins: {method: median}, ${long}: 1, weights: {method: aph}}\n`);
    expect(refusal.split('\n').filter((line) => line.startsWith('17 |'))).toMatchInlineSnapshot(`
      [
        "17 | rfm: {bins: {method: median}, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…",
        "17 | …xxxxxxxxxxxxxxxxxxxxxxxxxx: 1, weights: {method: aph}}",
      ]
    `);
  });
});
