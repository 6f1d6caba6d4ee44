import { quoteIdentifier, quoteLiteral } from '../../../engine/quote.js';
import type { ResultColumn } from '../../../engine/session.js';

/**
 * SQL of a clean column as the text that a careful export would hold: times to the second on the wall clock of the
 * business, numbers in plain decimals.
 */
export function textCell({ name, type }: ResultColumn, timeZone: string): string {
  const cell = quoteIdentifier(name);
  if (type === 'TIMESTAMP WITH TIME ZONE')
    return `strftime(local_of(${cell}, ${quoteLiteral(timeZone)}), '%Y-%m-%d %H:%M:%S')`;
  if (type.startsWith('TIMESTAMP')) return `strftime(${cell}, '%Y-%m-%d %H:%M:%S')`;
  if (type === 'DOUBLE' || type === 'FLOAT') return `cast(cast(${cell} as decimal(28, 6)) as varchar)`;
  return `cast(${cell} as varchar)`;
}
