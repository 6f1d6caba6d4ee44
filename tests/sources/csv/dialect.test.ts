import { describe, expect, it } from 'vitest';
import { dialectOf } from '../../../sources/csv/dialect.js';

describe('delimiter and quote', () => {
  it('are the bytes of their characters', () => {
    expect(dialectOf({ delimiter: '\t', quote: "'" })).toEqual({ delimiter: 9, quote: 39 });
  });

  it.each([
    ['"', '"'],
    [',', ','],
    ['\n', '"'],
    ['\0', '"'],
    ['，', '"'],
    [',', '“'],
    [',', ' '],
  ])('%j with %j are refused as a mistake of the configuration', (delimiter, quote) => {
    expect(() => dialectOf({ delimiter, quote })).toThrow(
      expect.objectContaining({
        failure: 'InvalidInput',
        message: expect.stringContaining('cannot be used') as string,
      }),
    );
  });
});
