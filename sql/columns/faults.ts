import { reasonCodes, type ReasonCode } from '../../domain/quality/reasons.js';
import type { TableContract } from '../../domain/tables/contract.js';
import { quoteLiteral } from '../../engine/quote.js';
import type { ReadColumn, TypedTable } from './typed.js';

/** A fault that a row can have by itself, as SQL over the cells and values of its table's view. */
export interface RowFault {
  readonly reason: ReasonCode;
  readonly heading: string;
  /** Condition that holds for a faulty row. */
  readonly when: string;
  /** The offending text. */
  readonly found: string;
}

/** Faults that every table's rows can have: missing, unreadable, too large. */
export function cellFaults(table: TypedTable): readonly RowFault[] {
  return [
    ...table.columns
      .filter(({ contract }) => contract.required)
      .flatMap((column) => missing(table.contract, column)),
    ...table.columns.flatMap(unreadable),
  ];
}

function missing(contract: TableContract, { contract: { name }, cells }: ReadColumn): RowFault[] {
  const reason = missingReason(contract, name);
  return cells.map(({ heading, cell }) => ({ reason, heading, when: `${cell} is null`, found: 'null' }));
}

function missingReason(contract: TableContract, column: string): ReasonCode {
  if (column === 'member_id') return 'MISSING_MEMBER_ID';
  if (column === 'order_id') return 'MISSING_ORDER_ID';
  if (column === contract.knownAt) return 'MISSING_DATE';
  if (column === contract.money) return 'MISSING_AMOUNT';
  return 'MISSING_VALUE';
}

const unreadableReasons = {
  money: 'UNPARSEABLE_NUMBER',
  number: 'UNPARSEABLE_NUMBER',
  timestamp: 'UNPARSEABLE_DATE',
  day: 'UNPARSEABLE_DATE',
  flag: 'UNPARSEABLE_FLAG',
} as const satisfies Record<string, ReasonCode>;

function unreadable({ contract, cells, sql }: ReadColumn): RowFault[] {
  const { kind } = contract;
  if (kind === 'id' || kind === 'text') return [];
  const faults = cells.map(({ heading, cell, readable }): RowFault => ({
    reason: unreadableReasons[kind],
    heading,
    when: `${cell} is not null and not (${readable})`,
    found: textOf(cell),
  }));
  if (kind !== 'money' && kind !== 'number') return faults;
  const present = cells.map(({ cell }) => `${cell} is not null`).join(' and ');
  const tooLarge: RowFault = {
    reason: 'AMOUNT_TOO_LARGE',
    heading: cells.map(({ heading }) => heading).join(' × '),
    when: `${present} and ${sql} is null`,
    found: cells.map(({ cell }) => textOf(cell)).join(" || ' × ' || "),
  };
  return [...faults, tooLarge];
}

const textOf = (cell: string): string => `cast(${cell} as varchar)`;

/**
 * Columns that tell the first fault of a row, in the order of precedence of the reasons, those of one reason in the
 * order of the columns: its reason, heading and offending text, or nulls.
 */
export function faultColumns(
  faults: readonly RowFault[],
): Readonly<Record<'reason' | 'column_name' | 'value', string>> {
  const rank = ({ reason }: RowFault) => reasonCodes.indexOf(reason);
  const tried = faults.toSorted((a, b) => rank(a) - rank(b));
  const first = (part: (fault: RowFault) => string) =>
    tried.length === 0
      ? 'cast(null as varchar)'
      : `case ${tried.map((fault) => `when ${fault.when} then ${part(fault)}`).join(' ')} end`;
  return {
    reason: first(({ reason }) => quoteLiteral(reason)),
    column_name: first(({ heading }) => quoteLiteral(heading)),
    value: first(({ found }) => found),
  };
}
