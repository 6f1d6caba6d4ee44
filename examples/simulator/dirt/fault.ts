import type { ReasonCode } from '../../../domain/quality/reasons.js';
import type { TableContract } from '../../../domain/tables/contract.js';
import type { TableName } from '../../../domain/tables/index.js';
import type { RowDraws } from './draws.js';

/** The cells of a row as texts, by canonical column; null: nothing is there. */
export type Cells = Readonly<Record<string, string | null>>;

/** What cleaning must make of a row: keep it, or set it aside for a reason. */
export type Expected = 'KEPT' | ReasonCode;

/**
 * What is wrong with a row, where, and what must become of it.
 *
 * `readAs` tells what a kept row counts with: `original`: the fault does no harm; `written`: with what is written, since nothing
 * tells that it is wrong; `added`: the row has no origin among the clean ones.
 */
export interface Mark {
  readonly fault: FaultName;
  readonly expected: Expected;
  readonly readAs: 'original' | 'written' | 'added' | null;
  /** The spoiled column, its text in the clean row and in the dirty one; null where no cell is spoiled. */
  readonly column: string | null;
  readonly original: string | null;
  readonly written: string | null;
}

export interface MarkedRow {
  readonly cells: Cells;
  readonly mark: Mark;
}

/** What becomes of one clean row. */
export interface Spoiled {
  /** What stands in its place; null: it stays as it is. */
  readonly instead: MarkedRow | null;
  /** It arrives later, with another file. */
  readonly late?: boolean;
  /** Rows that come on top, somewhere behind it. */
  readonly further?: readonly MarkedRow[];
  /** Rows of `member_links` that it calls for. */
  readonly links?: readonly Cells[];
}

/** The table that is spoiled, and what faults must know of the business. */
export interface Surroundings {
  readonly name: TableName;
  readonly contract: TableContract;
  /** Columns that the clean table has. */
  readonly columns: readonly string[];
  /** First local day that is not known, such as 2026-01-01. */
  readonly asOf: string;
  /** Orders at or below it do not count; in the reporting currency. */
  readonly minAmount: number;
  readonly currency: string;
}

/** One clean row that is to be spoiled. */
export interface Victim {
  readonly cells: Cells;
  /** Number of the row among the clean rows of its table, from 1. */
  readonly cleanRow: number;
  /** Another row of the table. */
  readonly neighbour: Cells;
}

/** A way in which rows go wrong. */
export interface Fault {
  readonly name: FaultName;
  /** How often it happens, relative to the others that fit the row. */
  readonly weight: number;
  /** Spoils a row; null where the fault does not fit it. */
  readonly spoil: (victim: Victim, surroundings: Surroundings, draws: RowDraws) => Spoiled | null;
}

export const faultNames = [
  'missing',
  'impossible_date',
  'undeclared_number',
  'unclear_flag',
  'too_many_digits',
  'full_width_digits',
  'mojibake_number',
  'at_or_after_as_of',
  'exact_repeat',
  'conflict',
  'too_low',
  'cancelled',
  'unknown_order',
  'unknown_currency',
  'link_cycle',
  'late_arrival',
  'guest_order',
  'guest_link',
  'declared_sign',
  'other_declared_date',
  'stray_blank',
  'mojibake_text',
] as const;
export type FaultName = (typeof faultNames)[number];
