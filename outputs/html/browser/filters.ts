import type { Table } from '../../../reporting/report.js';
import type { PageTexts } from '../../../reporting/texts/page.js';
import { filterColumns, type Choice } from '../explore.js';

type Filters = Pick<Choice, 'search' | 'wanted'>;

/** A search field, a list for each column whose texts repeat, and a button that clears them all. */
export function addFilters(
  table: Table,
  texts: PageTexts,
  onChange: (filters: Filters) => void,
): HTMLFormElement {
  const form = document.createElement('form');
  form.className = 'filters';
  const search = document.createElement('input');
  search.type = 'search';
  search.placeholder = texts.searchHint;
  const lists = filterColumns(table).map(({ column, texts: options }) => {
    const list = document.createElement('select');
    list.append(new Option(texts.all, ''), ...options.map((option, i) => new Option(option, String(i))));
    return { column, options, list };
  });
  const clear = document.createElement('button');
  clear.type = 'reset';
  clear.textContent = texts.clear;
  form.append(
    labelled(texts.search, search),
    ...lists.map(({ column, list }) => labelled(table.columns[column]?.heading ?? '', list)),
    clear,
  );

  const tell = (): void => {
    const wanted = lists.flatMap(({ column, options, list }) => {
      const text = list.value === '' ? undefined : options[Number(list.value)];
      return text === undefined ? [] : [[column, text] as const];
    });
    onChange({ search: search.value, wanted: Object.fromEntries(wanted) });
  };
  form.addEventListener('input', tell);
  form.addEventListener('reset', () => {
    // The fields are cleared after this event.
    setTimeout(tell);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  return form;
}

function labelled(text: string, field: HTMLElement): HTMLLabelElement {
  const label = document.createElement('label');
  const name = document.createElement('span');
  name.textContent = text;
  label.append(name, field);
  return label;
}
