import type { ResultColumn } from '../engine/session.js';

/** A source as the engine can read it: a SELECT whose rows stand in the source's own order. */
export interface Relation {
  /**
   * Gives `source_file` (varchar), `source_sheet` (varchar or null), `source_row` (bigint; as the source's own
   * program numbers it, the header being row 1), then the source's columns under their own headings.
   */
  readonly sql: string;
  readonly columns: readonly SourceColumn[];
  readonly files: readonly SourceFile[];
}

export interface SourceColumn {
  readonly heading: string;
  /** `text`: as written, to be read by the declared formats. Else the engine's type. */
  readonly type: string;
}

/** A source's column from the engine's description of it. */
export const sourceColumn = ({ name, type }: ResultColumn): SourceColumn => ({
  heading: name,
  type: type === 'VARCHAR' ? 'text' : type,
});

export interface SourceFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Sheets read, of a workbook. */
  readonly sheets?: readonly string[];
}
