import type { Table } from '../../../reporting/report.js';
import { fill, type PageTexts } from '../../../reporting/texts/page.js';
import { isAmount } from '../../cell_format.js';

/** Puts a button over each heading; amounts are sorted from the greatest first. */
export function sortByHeadings(
  part: HTMLElement,
  table: Table,
  texts: PageTexts,
  onSort: (column: number, isDescending: boolean) => void,
): void {
  const headings = Array.from(part.querySelectorAll<HTMLElement>('thead th'));
  for (const [column, heading] of headings.entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    const name = table.columns[column]?.heading ?? '';
    button.setAttribute('aria-label', fill(texts.sortBy, { column: name }));
    heading.append(button);
    button.addEventListener('click', () => {
      const was = heading.getAttribute('aria-sort');
      const isAmountColumn = isAmount(table.columns[column]?.kind ?? 'text');
      const isDescending = was === null ? isAmountColumn : was === 'ascending';
      for (const other of headings) other.removeAttribute('aria-sort');
      heading.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
      onSort(column, isDescending);
    });
  }
}
