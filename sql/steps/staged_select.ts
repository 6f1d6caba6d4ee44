import { quoteIdentifier } from '../../engine/quote.js';
import { sqlOf } from '../load.js';

/** What can be staged: a SELECT in source order that gives the place of each row and its columns. */
export interface StagedSource {
  readonly sql: string;
  readonly columns: readonly { readonly heading: string }[];
}

/** SELECT of a staged table: the rows as they are, numbered in the order of the source. */
export const stagedSelect = ({ sql, columns }: StagedSource): string =>
  sqlOf('staging/staged', {
    source: sql,
    columns: columns.map(({ heading }) => quoteIdentifier(heading)).join(',\n  '),
  });
