import { quoteIdentifier } from '../../engine/quote.js';
import type { ResultColumn, Session } from '../../engine/session.js';
import { sqlOf } from '../load.js';

/** What can be staged: a SELECT in source order that gives the place of each row and its columns. */
export interface StagedSource {
  readonly sql: string;
  readonly columns: readonly { readonly heading: string }[];
}

/** Columns of every staged table that tell the place of a row; they stand before those of the source. */
export const placeColumns = ['source_position', 'source_file', 'source_sheet', 'source_row'] as const;

/** Columns of the source in a staged table, as the engine reads them back. */
export async function stagedColumnsOf(session: Session, staged: string): Promise<readonly ResultColumn[]> {
  const columns = await session.describe(`select * from ${staged}`);
  return columns.filter(({ name }) => !(placeColumns as readonly string[]).includes(name));
}

/** SELECT of a staged table: the rows as they are, numbered in the order of the source. */
export const stagedSelect = ({ sql, columns }: StagedSource): string =>
  sqlOf('staging/staged', {
    source: sql,
    columns: columns.map(({ heading }) => quoteIdentifier(heading)).join(',\n  '),
  });
