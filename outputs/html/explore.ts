import type { Cell, Table } from '../../reporting/report.js';
import type { Locale } from '../../reporting/texts/locale.js';

/** Which rows of a table a reader wants, and in which order. */
export interface Choice {
  /** Searched in texts, regardless of case; empty: every row. */
  readonly search: string;
  /** Wanted texts by number of the column. */
  readonly wanted: Readonly<Record<number, string>>;
  readonly order: { readonly column: number; readonly isDescending: boolean } | null;
}

export const everything: Choice = { search: '', wanted: {}, order: null };

type Row = Table['rows'][number];

/** The rows that were chosen; without an order, that of the table. Rows without a value come last in any order. */
export function chosenRows(rows: readonly Row[], choice: Choice, locale: Locale): readonly Row[] {
  const search = choice.search.trim().toLocaleLowerCase(locale);
  const wanted = Object.entries(choice.wanted);
  const chosen = rows.filter(
    (row) =>
      wanted.every(([column, text]) => row[Number(column)] === text) &&
      (search === '' ||
        row.some((cell) => typeof cell === 'string' && cell.toLocaleLowerCase(locale).includes(search))),
  );
  if (choice.order === null) return chosen;
  const { column, isDescending } = choice.order;
  const collator = new Intl.Collator(locale, { numeric: true });
  const direction = isDescending ? -1 : 1;
  return chosen.sort((a, b) => {
    const [one = null, other = null] = [a[column], b[column]];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return direction * compare(one, other, collator);
  });
}

function compare(one: NonNullable<Cell>, other: NonNullable<Cell>, collator: Intl.Collator): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : collator.compare(String(one), String(other));
}

/** More different texts than this are searched for rather than picked from a list. */
const mostListed = 60;

/** Columns of texts that repeat, with these texts in the order in which they first occur: worth a filter each. */
export function filterColumns({
  columns,
  rows,
}: Table): readonly { readonly column: number; readonly texts: readonly string[] }[] {
  return columns.flatMap(({ kind }, column) => {
    if (kind !== 'text') return [];
    const texts = [...new Set(rows.map((row) => row[column]))].filter((cell) => typeof cell === 'string');
    const isWorth = texts.length > 1 && texts.length <= mostListed && texts.length < rows.length;
    return isWorth ? [{ column, texts }] : [];
  });
}
