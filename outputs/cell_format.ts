import type { Cell, TableColumnKind } from '../reporting/report.js';
import type { Locale } from '../reporting/texts/locale.js';

/** What stands where there is no value. */
export const noValue = '–';

export type CellFormat = (cell: Cell, kind: TableColumnKind) => string;

/** How cells of a table are written in a language; grouping and decimals by the kind of their column. */
export function cellFormat(locale: Locale): CellFormat {
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const measure = new Intl.NumberFormat(locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
  const formats = { integer, money, share, number, measure, text: number, date: number } as const;
  return (cell, kind) => {
    if (cell === null) return noValue;
    return typeof cell === 'string' ? cell : formats[kind].format(cell).replace('-', '−');
  };
}

/** Whether cells of this kind are read as amounts: aligned at their right end, sorted from the greatest. */
export const isAmount = (kind: TableColumnKind): boolean => kind !== 'text' && kind !== 'date';
