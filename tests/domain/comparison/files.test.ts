import { describe, expect, it } from 'vitest';
import { changedFiles, type ReadFile } from '../../../domain/comparison/files.js';

const file = (path: string, sha256: string, table = 'orders'): ReadFile => ({ table, path, sha256 });
const told = (before: readonly ReadFile[], after: readonly ReadFile[]) =>
  changedFiles(before, after).map(({ table, path, change }) => `${table} ${path} ${change}`);

describe('the files that two runs read', () => {
  it('are the same by their bytes, wherever they lie', () => {
    expect(told([file('/old/2016.csv', 'a')], [file('/new/2016.csv', 'a')])).toEqual([]);
  });

  it('are added, removed, or changed under the same path', () => {
    const before = [file('2015.csv', 'a'), file('2016.csv', 'b'), file('gone.csv', 'c')];
    const after = [file('2015.csv', 'a'), file('2016.csv', 'B'), file('2017.csv', 'd')];
    expect(told(before, after)).toEqual([
      'orders 2016.csv changed',
      'orders 2017.csv added',
      'orders gone.csv removed',
    ]);
  });

  it('are told for each table that is read from them', () => {
    const before = [file('book.xlsx', 'a'), file('book.xlsx', 'a', 'members')];
    const after = [file('book.xlsx', 'b'), file('book.xlsx', 'b', 'members')];
    expect(told(before, after)).toEqual(['members book.xlsx changed', 'orders book.xlsx changed']);
  });
});
