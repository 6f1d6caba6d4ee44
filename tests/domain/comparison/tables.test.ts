import { describe, expect, it } from 'vitest';
import { compareTables, differingTables, differs } from '../../../domain/comparison/tables.js';

describe('the tables of two runs', () => {
  const compared = compareTables(
    { same: '1', other: '2', lost: '3', by_file: null },
    { same: '1', other: 'two', new: '4', by_file: null },
  );

  it('are compared by content, those compared by file left out', () => {
    expect(compared).toEqual([
      { table: 'lost', before: '3', after: null },
      { table: 'new', before: null, after: '4' },
      { table: 'other', before: '2', after: 'two' },
      { table: 'same', before: '1', after: '1' },
    ]);
    expect(compared.filter(differs).map(({ table }) => table)).toEqual(['lost', 'new', 'other']);
  });

  it('differ for a rerun where one of the run is missing or other; a new one changes no figure', () => {
    expect(differingTables(compared).map(({ table }) => table)).toEqual(['lost', 'other']);
  });
});
