import { characterWidth } from '../worksheet.js';
import type { SheetChart } from './content.js';
import type { PlacedChart } from './drawing_part.js';

/** Rows of 15 points are 20 pixels high. */
const rowHeight = 20;
/** A longer table would push its charts out of sight: they stand beside it. */
const mostRowsAbove = 24;
/** Between table and charts, in characters. */
const gap = 3;

/** The cells of a table on its sheet. */
export interface TableArea {
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  /** Row of the headings, counted from 1. */
  readonly headingRow: number;
  readonly lastRow: number;
}

export interface Placement {
  readonly charts: readonly PlacedChart[];
  /** They stand beneath the table, which is short then. */
  readonly beneath: boolean;
  /** Of table and charts together, in characters. */
  readonly width: number;
}

/** Places the charts of a table: beneath it where it is short, else to its right; one beneath the other. */
export function placedCharts(
  charts: readonly SheetChart[],
  { widths, headingRow, lastRow }: TableArea,
): Placement {
  const table = widths.reduce((sum, width) => sum + width, 0);
  const widest = charts.reduce((most, { size }) => Math.max(most, size.width), 0) / characterWidth;
  const beneath = lastRow - headingRow <= mostRowsAbove;
  const column = beneath ? 0 : widths.length + 1;
  let row = beneath ? lastRow + 1 : headingRow - 1;
  const placed = charts.map((chart) => {
    const place = { column, row };
    row += Math.ceil(chart.size.height / rowHeight) + 1;
    return { chart, place };
  });
  if (charts.length === 0) return { charts: [], beneath, width: table };
  return { charts: placed, beneath, width: beneath ? Math.max(table, widest) : table + gap + widest };
}
