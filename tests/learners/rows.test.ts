import { describe, expect, it } from 'vitest';
import { joinedRows, joinedValues, rowsWhere } from '../../learners/rows.js';

describe('rows and values of parts', () => {
  it('stand one part after the other, in the order of the parts', () => {
    const parts = [Uint32Array.of(7, 3), Uint32Array.of(), Uint32Array.of(5)];
    expect(joinedRows(parts)).toEqual(Uint32Array.of(7, 3, 5));
    expect(joinedValues([Float64Array.of(0.5), Float64Array.of(NaN, -1)])).toEqual(
      Float64Array.of(0.5, NaN, -1),
    );
  });

  it('of no parts are none', () => {
    expect(joinedRows([])).toEqual(new Uint32Array());
  });
});

it('rows whose value is wanted stand ascending', () => {
  expect(rowsWhere(Float64Array.of(2, 0, 2, NaN, 1), (value) => value === 2)).toEqual(Uint32Array.of(0, 2));
  expect(rowsWhere(Uint8Array.of(1, 0), Number.isNaN)).toEqual(new Uint32Array());
});
