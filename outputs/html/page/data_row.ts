import type { Cell, Table, TableColumn } from '../../../reporting/report.js';
import type { CellFormat } from '../../cell_format.js';
import { html, type Markup } from '../../markup.js';

/** What all rows of a table are written with. */
export interface RowLook {
  readonly columns: readonly TableColumn[];
  readonly format: CellFormat;
  /** By column, whether a bar stands behind its figures. */
  readonly bars: readonly boolean[];
}

export const rowLook = (table: Pick<Table, 'columns' | 'rows'>, format: CellFormat): RowLook => ({
  columns: table.columns,
  format,
  bars: table.columns.map(({ kind }, column) => kind === 'share' && arePartsOfAWhole(table, column)),
});

/** Bars make sense for shares that add up to one; those of changes, or of several wholes, would compare nothing. */
function arePartsOfAWhole({ rows }: Pick<Table, 'rows'>, column: number): boolean {
  const parts = rows.map((row) => row[column] ?? 0);
  if (!parts.every((part) => typeof part === 'number' && part >= 0)) return false;
  const sum = parts.reduce<number>((all, part) => all + Number(part), 0);
  return Math.abs(sum - 1) < 0.01;
}

/** Longer texts are given more room, so that narrow screens do not break them at every word. */
const longText = 20;

/** A row; its first cell names it if it is a text. */
export const dataRow = (row: readonly Cell[], { columns, format, bars }: RowLook): Markup =>
  html`<tr>
    ${columns.map(({ kind }, i) => {
      const cell = row[i] ?? null;
      const text = format(cell, kind);
      const look = text.length > longText ? `${kind} long` : kind;
      if (i === 0 && kind === 'text') return html`<th scope="row" class="${look}">${text}</th>`;
      if (bars[i] !== true || typeof cell !== 'number') return html`<td class="${look}">${text}</td>`;
      return html`<td class="share part-of" style="--share:${(cell * 100).toFixed(1)}%">${text}</td>`;
    })}
  </tr>`;
