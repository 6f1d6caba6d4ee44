import type { Config } from '../../../config/schema.js';
import type { TableName } from '../../../domain/tables/index.js';
import { headingsOf } from '../../columns/mapping.js';
import { integerText } from '../../columns/texts.js';

/** How a table of a configuration is read. */
export type ReadTable = NonNullable<Config['tables'][TableName]>;

/** Headings that columns of a table are read from; none for a column that is not mapped. */
export const headingsOfColumns = ({ columns }: ReadTable, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => {
    const mapping = columns[name];
    return mapping === undefined ? [] : headingsOf(mapping);
  });

/**
 * SQL of a cell read as a number of something, as cleaning reads it, where only its text is at hand.
 * @param text SQL of the cell's text
 */
export function numberInCell({ columns }: ReadTable, heading: string, text: string): string {
  const isInteger = Object.values(columns).some(
    (mapping) =>
      typeof mapping === 'object' &&
      'column' in mapping &&
      mapping.column === heading &&
      mapping.format === 'integer',
  );
  return isInteger ? integerText(`present(${text})`) : `present(${text})`;
}
