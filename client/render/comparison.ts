import type { Comparison } from '../../contracts/comparison.js';
import { counted } from '../../domain/text/counted.js';
import type { Style } from './style.js';
import { alignedTable } from './table.js';

/** What a rerun that gave the same tables has compared: each by its content hash, then the versions of the code. */
export function comparisonLines({ of, codeVersions, tables }: Comparison, style: Style): readonly string[] {
  const { before, after } = codeVersions;
  const compared = tables.filter((table) => table.before !== null);
  const by = before === after ? `by memberflow ${after}` : `by memberflow ${before}, now by ${after}`;
  return [
    `${counted(compared.length, 'table')} of run ${of} ${compared.length === 1 ? 'comes' : 'come'} out the same, computed ${by}`,
    ...alignedTable(
      [{ heading: 'table' }, { heading: 'content hash' }],
      compared.map(({ table, after: hash }) => [table, hash ?? '']),
      style,
    ),
  ];
}
