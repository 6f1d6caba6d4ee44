import { quoteIdentifier, quoteLiteral } from '../../engine/quote.js';
import type { DeclaredFormats } from './formats.js';

/** A staged column: its heading in the source and the engine's type of what was staged. */
export interface StagedColumn {
  readonly heading: string;
  readonly type: string;
}

/** Whether the column's cells are texts, to be read by the declared formats. */
export const isText = (column: StagedColumn): boolean => column.type === 'text' || column.type === 'VARCHAR';

/** Whether the column's cells are binary fractions, which may be NaN or infinite. */
export const isFloating = (column: StagedColumn): boolean =>
  column.type === 'DOUBLE' || column.type === 'FLOAT';

/**
 * A staged cell as SQL, null where nothing is there: a text is trimmed and compared with the texts that mean
 * "no value"; a value of a native type stays as it is, but for NaN.
 */
export function cellOf(column: StagedColumn, formats: DeclaredFormats): string {
  const cell = quoteIdentifier(column.heading);
  if (isFloating(column)) return `present_number(${cell})`;
  if (!isText(column)) return cell;
  const text = `present(${cell})`;
  if (formats.missing.length === 0) return text;
  return `case when ${text} in (${formats.missing.map(quoteLiteral).join(', ')}) then null else ${text} end`;
}

/** An id exported as a number, `17850.0`, without its decimals. */
export const integerText = (text: string): string => `regexp_replace(${text}, '^([0-9]+)[.]0+$', '\\1')`;
