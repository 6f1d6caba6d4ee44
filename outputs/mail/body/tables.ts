import { palette } from '../../../reporting/palette.js';
import type { Cell, Table, TableColumn } from '../../../reporting/report.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import type { MailTexts } from '../../../reporting/texts/mail.js';
import { cellFormat, isAmount, type CellFormat } from '../../cell_format.js';
import { html, type Markup } from '../../markup.js';
import { fonts, note, row } from './blocks.js';

/** What of a table stands in a mail; the workbook has the rest. */
const rowsShown = 10;
const columnsShown = 6;

/** Columns of the report that a mail does without first where there are more than it can show. */
const dispensable: readonly string[] = ['action', 'member_change_share', 'monetary_each', 'order_count'];

/** The beginning of a table, with a note on how much of it that is. */
export function tableRows(data: Table, locale: Locale, texts: MailTexts): readonly Markup[] {
  const title = html`<b>${data.title}</b>`;
  if (data.rows.length === 0) return [row([title, html`<br />`, data.empty])];
  const { columns, rows } = beginningOf(data);
  const format = cellFormat(locale);
  return [
    row(title, '0 24px 6px 24px'),
    row(
      html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse">
        <tr>
          ${columns.map(headingCell)}
        </tr>
        ${rows.map((cells) => dataRow(cells, columns, format))}
      </table>`,
    ),
    ...(data.rows.length > rows.length
      ? [note(texts.firstRows(String(rows.length), new Intl.NumberFormat(locale).format(data.rows.length)))]
      : []),
  ];
}

/** What of a table stands in a mail, in HTML or text. */
export function beginningOf({ columns, rows }: Table): Pick<Table, 'columns' | 'rows'> {
  const left = dispensable.slice(0, Math.max(0, columns.length - columnsShown));
  const kept = columns.flatMap(({ id }, i) => (left.includes(id) ? [] : [i])).slice(0, columnsShown);
  return {
    columns: columns.filter((_, i) => kept.includes(i)),
    rows: rows.slice(0, rowsShown).map((cells) => kept.map((i) => cells[i] ?? null)),
  };
}

const alignOf = ({ kind }: TableColumn): string => (isAmount(kind) ? 'right' : 'left');

const cellStyle = `padding:6px 6px 6px 0;font-family:${fonts};font-size:12px;line-height:18px;`;

const headingCell = (column: TableColumn): Markup =>
  html`<th
    scope="col"
    align="${alignOf(column)}"
    valign="bottom"
    style="${cellStyle}text-align:${alignOf(column)};font-weight:bold;color:${palette.muted};border-bottom:2px solid ${palette.rule};word-break:keep-all"
  >
    ${column.heading}
  </th>`;

const dataRow = (cells: readonly Cell[], columns: readonly TableColumn[], format: CellFormat): Markup =>
  html`<tr>
    ${columns.map(
      (column, i) =>
        html`<td
          align="${alignOf(column)}"
          valign="top"
          style="${cellStyle}text-align:${alignOf(column)};color:${palette.ink};border-bottom:1px solid ${palette.rule}${column.kind === 'text' ? '' : ';white-space:nowrap'}"
        >
          ${cut(format(cells[i] ?? null, column.kind))}
        </td>`,
    )}
  </tr>`;

/** Longest text of a cell, in characters: a mail that is too long is cut by the reader's program somewhere. */
const longestCell = 80;

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length > longestCell ? `${characters.slice(0, longestCell - 1).join('')}…` : text;
}
