import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byteText } from '../../../sources/workbook/byte_text.js';
import { appendNumber, type DecimalMark } from '../../../sources/workbook/plain_number.js';
import { appendSerialDate } from '../../../sources/workbook/serial_dates.js';

const textOf = ({ bytes, length }: { bytes: Uint8Array; length: number }) =>
  Buffer.from(bytes.subarray(0, length)).toString();

function readNumber(written: string, mark: DecimalMark = '.'): string {
  const text = byteText(4);
  const data = Buffer.from(written);
  expect(appendNumber(text, data, 0, data.length, mark)).toBe(true);
  return textOf(text);
}

it('any number, however it is written, reads back as the same number, with all digits and no exponent', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(
      number,
      fc.constantFrom(
        String,
        (n: number) => n.toExponential(),
        (n: number) => n.toPrecision(17),
      ),
      (value, write) => {
        const read = readNumber(write(value));
        expect(Number(read)).toBe(value === 0 ? 0 : value);
        expect(read).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/);
      },
    ),
  );
});

it('an amount with up to four decimals reads as it was typed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
      fc.integer({ min: 1, max: 4 }),
      (units, decimals) => {
        const value = units / 10 ** decimals;
        expect(readNumber(value.toPrecision(17))).toBe(String(value));
      },
    ),
  );
});

it('with a decimal comma the same number stands in quotes where it has decimals', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const plain = readNumber(String(value));
      const marked = readNumber(String(value), ',');
      expect(marked).toBe(plain.includes('.') ? `"${plain.replace('.', ',')}"` : plain);
    }),
  );
});

it('serials agree with the calendar of the platform from March 1900 to the end of 9999, to the millisecond', () => {
  const epoch = Date.UTC(1899, 11, 30);
  fc.assert(
    fc.property(
      fc.integer({ min: 61, max: 2_958_465 }),
      fc.integer({ min: 0, max: 86_399_999 }),
      (day, milliseconds) => {
        const text = byteText(4);
        expect(appendSerialDate(text, day + milliseconds / 86_400_000, 1900)).toBe(true);
        const expected = new Date(epoch + day * 86_400_000 + milliseconds)
          .toISOString()
          .replace('T', ' ')
          .replace('Z', '');
        expect(textOf(text)).toBe(expected.replace(/\.000$/, '').replace(/ 00:00:00$/, ''));
      },
    ),
  );
});
