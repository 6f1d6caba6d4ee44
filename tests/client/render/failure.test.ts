import { describe, expect, it } from 'vitest';
import { failureLines, placeText } from '../../../client/render/failure.js';
import { plainStyle } from '../../../client/render/style.js';

describe('a failure, for reading', () => {
  it('lets a message of several lines show its places itself', () => {
    const message = '1 problem in memberflow.yaml\n\nmemberflow.yaml:14:3 MF203 unknown key "segmnts"';
    const details = {
      remedy: 'Nothing ran. More: memberflow check --explain MF203',
      places: [{ file: 'memberflow.yaml', row: 14 }],
      figures: { problems: 1 },
    };
    expect(failureLines({ type: 'InvalidInput', message, details }, 'Nothing ran.', plainStyle).join('\n'))
      .toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:14:3 MF203 unknown key "segmnts"

      Nothing ran. More: memberflow check --explain MF203"
    `);
  });

  it('tells a fault without details by its message alone', () => {
    expect(
      failureLines(
        { type: 'TypeError', message: 'x is undefined', details: null },
        'Nothing ran.',
        plainStyle,
      ),
    ).toEqual(['TypeError: x is undefined', 'Nothing ran.']);
  });

  it.each([
    [
      { file: 'orders.xlsx', sheet: '2016', row: 12, column: 'amount', value: '12,5O' },
      'orders.xlsx, sheet 2016, row 12, column amount: "12,5O"',
    ],
    [{ file: 'orders.csv' }, 'orders.csv'],
    [{ value: '=1+1\n' }, '"=1+1␊"'],
    [{ file: 'a.csv', value: 'x'.repeat(80) }, `a.csv: "${'x'.repeat(59)}…"`],
  ])('names the place %j', (place, text) => {
    expect(placeText(place)).toBe(text);
  });
});
