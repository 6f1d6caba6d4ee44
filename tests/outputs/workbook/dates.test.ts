import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateSerial } from '../../../outputs/workbook/dates.js';

describe('dateSerial', () => {
  it.each([
    ['1900-01-01', 1],
    ['1900-02-28', 59],
    ['1900-03-01', 61],
    ['1970-01-01', 25_569],
    ['2016-02-29', 42_429],
    ['9999-12-31', 2_958_465],
    ['2016-12-31 12:00:00', 42_735.5],
    ['2016-12-31T18:00:00', 42_735.75],
    ['2016-12-31 00:00:00.864', 42_735.00001],
  ])('gives %s the number Excel gives it', (text, serial) => {
    expect(dateSerial(text)).toBeCloseTo(serial, 9);
  });

  it.each([
    '2016-02-30',
    '2017-02-29',
    '2016-13-01',
    '2016-00-10',
    '1899-12-31',
    '0099-01-01',
    '2016-1-5',
    '2016-12-31 24:00:00',
    '2016-12-31 23:60:00',
    '2016-12-31 10:00:00+08',
    '290309-12-22 (BC)',
    'tomorrow',
    '',
  ])('gives no number for %j', (text) => {
    expect(dateSerial(text)).toBeUndefined();
  });

  it('counts days: the day after has the next number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_464 }), (serial) => {
        const iso = (days: number) =>
          new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
        expect(dateSerial(iso(serial))).toBe(serial);
        expect(dateSerial(iso(serial + 1))).toBe(serial + 1);
      }),
    );
  });
});
