import { quoteLiteral } from '../../../engine/quote.js';

/** How a table is collected, as columns of numbers, and what they are written as. */
export interface Layout {
  /** Name of the table; its files lie in a folder of that name, those of the truth below `truth/`. */
  readonly name: string;
  readonly truth: boolean;
  /** Names of the collected columns, in the order of a row's numbers. */
  readonly columns: readonly string[];
  /** Columns that hold fractions; all others hold integers of 32 bits. */
  readonly fractions: readonly string[];
  /** Columns that are written, and their SQL over the collected ones. */
  readonly written: Readonly<Record<string, string>>;
}

/** Stands for a missing value. */
export const absent = -2_147_483_648;

/** Date and time from seconds since 1970, without a zone; `absent` is null. */
export const moment = (column: string): string =>
  `make_timestamp(cast(nullif(${column}, ${absent}) as bigint) * 1000000)`;

/** Money from hundredths. */
export const money = (column: string): string =>
  `cast(cast(nullif(${column}, ${absent}) as decimal(14, 0)) * 0.01 as decimal(14, 2))`;

export const optional = (column: string): string => `nullif(${column}, ${absent})`;

/** A text from its place in a list; `absent`, and any other place, is null. */
export const named = (column: string, values: readonly string[]): string =>
  `case ${column} ${values.map((value, i) => `when ${i} then ${quoteLiteral(value)}`).join(' ')} end`;

/** Number of a member as it is written: from 1. */
export const memberId = (column = 'member'): string => `${column} + 1`;

/** Number of an order: its place among those of its member is in the last three digits. */
export const orderId = (): string => 'cast(member + 1 as bigint) * 1000 + number';
