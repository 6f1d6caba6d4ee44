import type { ColumnKind } from '../../domain/tables/contract.js';

export type Cell = string | number | Date | null;

/** In its first year the shop's program wrote dates as text. */
const textualYear = '2015';

const dateText = /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/;
/** More digits than these a number cell cannot hold. */
const numberText = /^-?\d{1,15}(\.\d{1,4})?$/;

/**
 * A text as the cell that a spreadsheet makes of it: a date or a number where it is one, written in the usual way, of
 * a column that holds such; text as it is otherwise.
 */
export function cellOf(text: string | null, kind: ColumnKind): Cell {
  if (text === null) return null;
  switch (kind) {
    case 'timestamp':
    case 'day':
      return dateOf(text) ?? text;
    case 'money':
    case 'number':
    case 'id':
      return numberText.test(text) ? Number(text) : text;
    case 'text':
    case 'flag':
      return text;
  }
}

/** Local date and time without a zone, as a workbook holds it: as if it were UTC. Days that no calendar has are none. */
function dateOf(text: string): Date | null {
  if (!dateText.test(text) || text.startsWith(textualYear)) return null;
  const date = new Date(`${text.replace(' ', 'T')}${text.length === 10 ? 'T00:00:00' : ''}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 10)) ? date : null;
}
