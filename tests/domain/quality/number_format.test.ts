import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type NumberFormat,
  numberFormatRefusal,
  numberPattern,
} from '../../../domain/quality/number_format.js';

const plain: NumberFormat = { decimal: '.', group: '', symbols: [] };
const chinese: NumberFormat = { decimal: '.', group: ',', symbols: ['￥', '¥', '元'] };
const german: NumberFormat = { decimal: ',', group: '.', symbols: ['€'] };
const french: NumberFormat = { decimal: ',', group: ' ', symbols: ['€'] };
const swiss: NumberFormat = { decimal: '.', group: "'", symbols: ['Fr.', 'CHF'] };
const brazilian: NumberFormat = { decimal: ',', group: '.', symbols: ['R', 'R$'] };

/** The decimal text that a cell stands for, as a reader of the pattern makes it; null: no number. */
function read(text: string, format: NumberFormat): string | null {
  const { pattern, remove, decimalMark } = numberPattern(format);
  if (!new RegExp(pattern).test(text)) return null;
  return remove.reduce((rest, literal) => rest.replaceAll(literal, ''), text).replace(decimalMark, '.');
}

const accepted: readonly (readonly [string, NumberFormat, string])[] = [
  ['0', plain, '0'],
  ['1299', plain, '1299'],
  ['007', plain, '007'],
  ['12.50', plain, '12.50'],
  ['-12.5', plain, '-12.5'],
  ['+12.5', plain, '12.5'],
  ['.5', plain, '.5'],
  ['-.5', plain, '-.5'],
  [' 7 ', plain, '7'],
  ['\u00a07', plain, '7'],
  ['1,299.00', chinese, '1299.00'],
  ['1299.00', chinese, '1299.00'],
  ['12,345,678.9', chinese, '12345678.9'],
  ['￥88', chinese, '88'],
  ['¥ 88', chinese, '88'],
  ['-￥1,299.5', chinese, '-1299.5'],
  ['￥-1,299.5', chinese, '-1299.5'],
  ['- ￥88', chinese, '-88'],
  ['88元', chinese, '88'],
  ['-88.00 元', chinese, '-88.00'],
  ['+￥88', chinese, '88'],
  ['1.299,00', german, '1299.00'],
  ['1299,5 €', german, '1299.5'],
  [',5', german, '.5'],
  ['1 299,00 €', french, '1299.00'],
  ['1\u202f299\u202f000,00\u00a0€', french, '1299000.00'],
  ["1'299.50", swiss, '1299.50'],
  ['Fr.88.5', swiss, '88.5'],
  ['CHF 1299', swiss, '1299'],
  ['R$ 1.299,00', brazilian, '1299.00'],
  ['R5', brazilian, '5'],
];

const refused: readonly (readonly [string, NumberFormat])[] = [
  ...[
    ...['', ' ', '-', '+', '.', '5.', '1e3', '1E3', '1_000', '0x1F', 'NaN', 'nan', 'Infinity', 'inf', '-inf'],
    ...[
      '1,299.00',
      '1,29',
      '1 299',
      '1.2.3',
      '--5',
      '-+5',
      '5-',
      '- 5',
      '(5)',
      '5%',
      '12abc',
      '￥88',
      '$5',
      '#DIV/0!',
    ],
    ...['１２３', '٣', '−5', '5\n', '5\n6', '\t5', 'null', '½'],
  ].map((text) => [text, plain] as const),
  ...[
    ...['1,29', '12,34,567', '1,2990', ',299', '1,,299', '1,299,', '1234,567', '1.299,00', '1,299.0,0'],
    ...['￥', '元', '￥￥88', '￥88元', '-￥-88', '8￥8', '88￥-', '１２３', '$88', '￥1e3', '88.元'],
  ].map((text) => [text, chinese] as const),
  ...['1,299.00', '1.29', '1.299.00', '1 299,00', '12.50', '5,'].map((text) => [text, german] as const),
  ...['1  299', '1 29', '1 299 00', '1.299'].map((text) => [text, french] as const),
  ...['$5', 'R$R5', '1,299.00'].map((text) => [text, brazilian] as const),
];

describe('a declared number format', () => {
  it.each(accepted)('reads %j', (text, format, value) => {
    expect(read(text, format)).toBe(value);
  });

  it.each(refused)('does not read %j', (text, format) => {
    expect(read(text, format)).toBeNull();
  });

  it.each([
    [{ ...plain, group: '.' }, 'cannot both be "."'],
    [{ ...plain, symbols: ['.'] }, 'The currency sign "."'],
    [{ ...plain, symbols: ['￥', ''] }, 'The currency sign ""'],
    [{ ...plain, symbols: ['5'] }, 'could be part of a number itself'],
    [{ ...plain, symbols: ['US-$'] }, 'could be part of a number itself'],
    [{ ...plain, symbols: [" '"] }, 'could be part of a number itself'],
  ])('is refused where it is ambiguous: %j', (format, reason) => {
    expect(numberFormatRefusal(format)).toContain(reason);
    expect(() => numberPattern(format)).toThrow(reason);
  });

  it('takes signs that mean something in regular expressions as they are', () => {
    const format = { ...plain, symbols: ['$', 'a.b', '[x]', '^', '(元)', '\\', '|'] };
    for (const symbol of format.symbols) expect(read(`${symbol}88`, format)).toBe('88');
    expect(read('aXb88', format)).toBeNull();
    expect(read('x88', format)).toBeNull();
  });

  const formats = fc.constantFrom(plain, chinese, german, french, swiss, brazilian);

  it('reads back whatever is written in it', () => {
    const parts = fc.record({
      sign: fc.constantFrom('', '-'),
      whole: fc.bigInt({ min: 0n, max: 10n ** 14n }).map(String),
      fraction: fc.stringMatching(/^[0-9]{0,4}$/),
      grouped: fc.boolean(),
      place: fc.constantFrom('none', 'before', 'after'),
      pick: fc.nat(),
    });
    fc.assert(
      fc.property(formats, parts, (format, { sign, whole, fraction, grouped, place, pick }) => {
        const digits = grouped ? whole.replaceAll(/\B(?=(?:\d{3})+$)/g, format.group) : whole;
        const symbol = format.symbols[pick % Math.max(1, format.symbols.length)] ?? '';
        const number = digits + (fraction === '' ? '' : format.decimal + fraction);
        const text =
          sign + (place === 'before' ? symbol : '') + number + (place === 'after' ? ` ${symbol}` : '');
        expect(read(text, format)).toBe(sign + whole + (fraction === '' ? '' : `.${fraction}`));
      }),
      { numRuns: 500 },
    );
  });

  it('never lets anything but a plain decimal through', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from("0123456789.,'+- e_￥元€R$Fr\u00a0\n１")),
      maxLength: 8,
    });
    fc.assert(
      fc.property(formats, text, (format, written) => {
        const value = read(written, format);
        if (value !== null) expect(value).toMatch(/^-?(?:\d+(?:\.\d+)?|\.\d+)$/);
      }),
      { numRuns: 5_000 },
    );
  });

  it('means the same to the engine, which uses RE2, and what is left casts to the same decimal', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const cases = [...accepted, ...refused.map(([text, format]) => [text, format, null] as const)];
    for (const [text, format, value] of cases) {
      const { pattern } = numberPattern(format);
      const reader = await connection.runAndReadAll(
        'select regexp_full_match($text, $pattern), regexp_matches($text, $pattern), cast($value as decimal(18, 4)) = cast($number as double)',
        { text, pattern, value, number: value === null ? null : Number(value) },
      );
      const fits = value !== null;
      expect([text, ...reader.getRowsJson()[0]!]).toEqual([text, fits, fits, fits ? true : null]);
    }
    connection.closeSync();
    instance.closeSync();
  });
});
