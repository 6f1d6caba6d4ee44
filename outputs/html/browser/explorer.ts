import type { Table } from '../../../reporting/report.js';
import { fill } from '../../../reporting/texts/page.js';
import { cellFormat } from '../../cell_format.js';
import { chosenRows, everything, type Choice } from '../explore.js';
import { dataRow, rowLook } from '../page/data_row.js';
import { rowsOnPaper } from '../page/data_table.js';
import type { PageData } from '../page_data.js';
import { addFilters } from './filters.js';
import { sortByHeadings } from './sorting.js';
import { speak } from './speak.js';

/** Tables with more rows than this can be searched and filtered; shorter ones are seen at a glance. */
const glance = 15;
/** Tables with fewer rows need no order of one's own. */
const worthSorting = 5;
/** As many rows are shown at first, and with every wish for more. */
const portion = 25;

/** Lets readers sort a table by its headings and, where it is long, search and filter it. */
export function makeExplorable(table: Table, { locale, texts }: PageData): void {
  const part = document.querySelector<HTMLElement>(`[data-table="${CSS.escape(table.id)}"]`);
  const body = part?.querySelector('tbody');
  if (part === null || body === null || body === undefined || table.rows.length < worthSorting) return;
  const format = cellFormat(locale);
  const look = rowLook(table, format);
  const count = (rows: number): string => format(rows, 'integer');
  const isLong = table.rows.length > glance;
  let choice: Choice = everything;
  let limit = portion;

  const told = part.querySelector('.rows') ?? document.createElement('p');
  told.className = 'rows';
  told.setAttribute('role', 'status');
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'more';

  const show = (most = limit): void => {
    const chosen = chosenRows(table.rows, choice, locale);
    // A button for a few rows is more trouble than the rows.
    const shown = chosen.length <= most * 1.4 ? chosen : chosen.slice(0, most);
    body.innerHTML = shown.map((row) => dataRow(row, look).markup).join('');
    if (!isLong) return;
    const figures = {
      shown: count(shown.length),
      matching: count(chosen.length),
      total: count(table.rows.length),
    };
    const isPart = chosen.length < table.rows.length;
    told.textContent =
      chosen.length === 0 ? texts.noRow : fill(isPart ? texts.rowsMatching : texts.rowsShown, figures);
    const rest = Math.min(portion, chosen.length - shown.length);
    more.hidden = rest <= 0;
    more.textContent = fill(texts.more, { count: count(rest) });
  };
  const choose = (next: Choice): void => {
    choice = next;
    limit = portion;
    show();
  };

  sortByHeadings(part, table, texts, (column, isDescending) => {
    choose({ ...choice, order: { column, isDescending } });
    const { heading } = table.columns[column] ?? { heading: '' };
    speak(fill(isDescending ? texts.sortedDown : texts.sortedUp, { column: heading }));
  });
  if (!isLong) return;
  const frame = part.querySelector('.frame');
  if (table.columns.some(({ kind }) => kind === 'text'))
    frame?.before(
      addFilters(table, texts, (filters) => {
        choose({ ...choice, ...filters });
      }),
    );
  frame?.before(told);
  frame?.after(more);
  more.addEventListener('click', () => {
    limit += portion;
    show();
  });
  addEventListener('beforeprint', () => {
    show(Math.max(limit, rowsOnPaper));
  });
  addEventListener('afterprint', () => {
    show();
  });
  show();
}
