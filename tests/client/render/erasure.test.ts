import { describe, expect, it } from 'vitest';
import { erasureLines } from '../../../client/render/erasure.js';
import { plainStyle } from '../../../client/render/style.js';
import type { ErasureOutcome } from '../../../contracts/erasure.js';

const nothing: ErasureOutcome = {
  dryRun: false,
  erasedBefore: null,
  numbers: 1,
  runs: 0,
  tables: 0,
  rows: 0,
  documents: 0,
  removed: 0,
  unpublished: 0,
  databaseRows: 0,
};
const something: ErasureOutcome = {
  ...nothing,
  numbers: 3,
  runs: 2,
  tables: 14,
  rows: 1_312,
  documents: 1,
  databaseRows: 154,
  removed: 1,
  unpublished: 2,
};

const lines = (erasure: ErasureOutcome): readonly string[] => erasureLines(erasure, plainStyle);

describe('what erasing a member did', () => {
  it('is told in totals, with what is left to people', () => {
    expect(lines(something).slice(0, -1)).toEqual([
      'The member and 2 linked numbers are erased, and barred from now on.',
      'Runs      2 runs: 1,312 rows of 14 tables',
      'Database  154 rows',
      'Files     1 document made anew',
      'Removed   1 file that could not be made anew',
      'Removed   what 2 unpublished runs had stored on the way',
    ]);
    expect(lines(something).at(-1)).toMatch(/^Left to you: the sources/);
  });

  it.each([
    ['nothing is stored', {}, 'Nothing is stored of this member; barred from now on.'],
    [
      'the member was erased before',
      { erasedBefore: '2026-01-02T03:04:05.000Z' },
      'The member was erased on 2026-01-02 already; nothing further was found.',
    ],
    [
      'something came back since',
      { erasedBefore: '2026-01-02T03:04:05.000Z', databaseRows: 1 },
      'The member was erased on 2026-01-02 already; what was found since is gone now.',
    ],
  ])('says so where %s', (_, change, headline) => {
    expect(lines({ ...nothing, ...change })[0]).toBe(headline);
  });

  it('of a dry run is what it would do, and leaves nothing to people', () => {
    const told = lines({ ...something, dryRun: true });
    expect(told[0]).toBe(
      'Nothing was changed: this is what erasing the member and 2 linked numbers would do.',
    );
    expect(told.join('\n')).not.toContain('Left to you');
  });
});
