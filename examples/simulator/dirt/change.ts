import type { ReasonCode } from '../../../domain/quality/reasons.js';
import type { ColumnContract, ColumnKind, TableContract } from '../../../domain/tables/contract.js';
import type { RowDraws } from './draws.js';
import type { Cells, FaultName, Mark, MarkedRow, Spoiled, Surroundings, Victim } from './fault.js';

/** The row with one cell written otherwise, in its place. */
export function change(
  { cells }: Victim,
  column: string,
  written: string | null,
  mark: Pick<Mark, 'fault' | 'expected' | 'readAs'>,
): Spoiled {
  return {
    instead: {
      cells: { ...cells, [column]: written },
      mark: { ...mark, column, original: cells[column] ?? null, written },
    },
  };
}

export const setAside = (
  fault: FaultName,
  expected: ReasonCode,
): Pick<Mark, 'fault' | 'expected' | 'readAs'> => ({ fault, expected, readAs: null });

/** A row of which no cell is wrong by itself. */
export const marked = (cells: Cells, mark: Pick<Mark, 'fault' | 'expected' | 'readAs'>): MarkedRow => ({
  cells,
  mark: { ...mark, column: null, original: null, written: null },
});

/** Columns of those kinds in which the row has something. */
export const filled = (
  { cells }: Victim,
  { contract }: Surroundings,
  ...kinds: readonly ColumnKind[]
): readonly ColumnContract[] =>
  contract.columns.filter(({ name, kind }) => kinds.includes(kind) && (cells[name] ?? null) !== null);

/** One of the items, each as likely as the others; null of none. */
export const oneOf = <T>(items: readonly T[], draws: RowDraws): T | null =>
  items[draws.below(items.length)] ?? null;

/** The reason by which a row without a required value is set aside. */
export function missingReason(contract: TableContract, column: string): ReasonCode {
  if (column === 'member_id') return 'MISSING_MEMBER_ID';
  if (column === 'order_id') return 'MISSING_ORDER_ID';
  if (column === contract.knownAt) return 'MISSING_DATE';
  return column === contract.money ? 'MISSING_AMOUNT' : 'MISSING_VALUE';
}

/** Rows of this table are looked up by others, which would go wrong with them. */
export const isLookedUp = ({ name }: Surroundings): boolean =>
  name === 'exchange_rates' || name === 'exclusions';
