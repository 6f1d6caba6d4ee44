import { z } from 'zod';

const count = z.int().nonnegative();

/** What erasing a member found and did; nothing in it tells who the member is. */
export const erasureOutcomeSchema = z.strictObject({
  /** Nothing was changed: the figures say what would be. */
  dryRun: z.boolean(),
  /** When the member was asked to be erased for the first time, where that is done already; null: it was not. */
  erasedBefore: z.string().nullable(),
  /** Numbers of the member: the one that was given, and those that are linked to it. */
  numbers: count,
  /** Published runs that were rewritten. */
  runs: count,
  /** Tables of these, and the rows that were taken out of them. */
  tables: count,
  rows: count,
  /** Documents of runs, copies and mails that were made anew. */
  documents: count,
  /** Documents, copies and mails that could not be made anew and were removed. */
  removed: count,
  /** Runs that have published nothing, whose tables were removed whole. */
  unpublished: count,
  /** Rows taken out of output databases. */
  databaseRows: count,
});
export type ErasureOutcome = Readonly<z.infer<typeof erasureOutcomeSchema>>;

/** An erasure as its steps are told of it. */
export interface ErasureOrder {
  /** Id of its record. */
  readonly id: string;
  /** When this attempt at it was asked for, by the workflow's clock: the same however often a step is tried. */
  readonly at: string;
  /** Keyed hashes of the member's numbers. */
  readonly tombstones: readonly string[];
  /** Count only. */
  readonly dryRun: boolean;
}

/** What barring a member found. */
export interface BarResult {
  readonly id: string;
  readonly tombstones: readonly string[];
  /** When the member was asked to be erased, where that is done already; null: it was not. */
  readonly erasedBefore: string | null;
}

/** Stored runs of a business. */
export interface StoredRuns {
  /** In the order in which they were published: what a run says of earlier ones follows from these. */
  readonly published: readonly string[];
  /** Runs that failed or were cancelled, and jobs that publish nothing. */
  readonly others: readonly string[];
  /** Runs whose manifest cannot be read: nothing of them is touched. Absent in what a step of before has told. */
  readonly damaged?: readonly string[];
}

/** What was taken out of one run. */
export interface RunErasure {
  readonly changed: boolean;
  readonly tables: number;
  readonly rows: number;
  readonly documents: number;
  /** Names of documents that could not be made anew; absent in what a step of before has told. */
  readonly removed?: readonly string[];
}

/** What was done to files in the folders where people look for them. */
export interface OutputsErasure {
  readonly documents: number;
  /** Names of files that could not be made anew. */
  readonly removed: readonly string[];
}
