import type { ErasureOutcome } from '../../contracts/erasure.js';
import { counted } from '../../domain/text/counted.js';
import { count } from './figures.js';
import type { Style } from './style.js';

/** What erasing a member did, for reading: totals only. */
export function erasureLines(erasure: ErasureOutcome, style: Style): readonly string[] {
  return [style.strong(headline(erasure)), ...foundLines(erasure), ...(erasure.dryRun ? [] : remainingLines)];
}

function headline({ dryRun, erasedBefore, numbers, ...found }: ErasureOutcome): string {
  const nothing = found.rows + found.databaseRows + found.runs === 0;
  const linked = numbers > 1 ? ` and ${counted(numbers - 1, 'linked number')}` : '';
  if (dryRun) return `Nothing was changed: this is what erasing the member${linked} would do.`;
  if (erasedBefore !== null) {
    const again = nothing ? 'nothing further was found' : 'what was found since is gone now';
    return `The member was erased on ${erasedBefore.slice(0, 10)} already; ${again}.`;
  }
  if (nothing) return `Nothing is stored of this member${linked}; barred from now on.`;
  return `The member${linked} ${numbers > 1 ? 'are' : 'is'} erased, and barred from now on.`;
}

function foundLines(erasure: ErasureOutcome): readonly string[] {
  const { runs, tables, rows, databaseRows, documents, removed, unpublished } = erasure;
  const lines: readonly (readonly [string, string])[] = [
    [
      'Runs',
      runs === 0 ? '' : `${counted(runs, 'run')}: ${counted(rows, 'row')} of ${counted(tables, 'table')}`,
    ],
    ['Database', databaseRows === 0 ? '' : counted(databaseRows, 'row')],
    ['Files', documents === 0 ? '' : `${counted(documents, 'document')} made anew`],
    ['Removed', removed === 0 ? '' : `${counted(removed, 'file')} that could not be made anew`],
    [
      'Removed',
      unpublished === 0
        ? ''
        : `what ${count(unpublished)} unpublished ${unpublished === 1 ? 'run' : 'runs'} had stored on the way`,
    ],
  ];
  return lines.filter(([, text]) => text !== '').map(([name, text]) => `${name.padEnd(8)}  ${text}`);
}

const remainingLines: readonly string[] = [
  'Left to you: the sources themselves, backups, mails that were sent, lists from memberflow members, and copies people took.',
];
