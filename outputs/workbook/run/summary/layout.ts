import type { PageCell, PageRow } from '../../content.js';
import type { StyleName } from '../../styles.js';
import { characterWidth } from '../../worksheet.js';

/** Columns of the summary, in characters: what the findings need; cards and chart use the same ones. */
export const widths = [56, 20, 32, 36, 46] as const;
/** Of all columns together, less a margin: where a line over all of them ends. */
export const lineWidth = widths.reduce((sum, width) => sum + width, 0) - 12;

/** Column that the main chart begins in. */
export const chartColumn = 3;
export const chartWidth = (widths[3] + widths[4]) * characterWidth;

export const cell = (value: PageCell['value'], style: StyleName): PageCell => ({ value, style });

/** A row with a text in its first cell. */
export const line = (text: string, style: StyleName, height?: number): PageRow => ({
  cells: [cell(text, style)],
  ...(height === undefined ? {} : { height }),
});

/** The heading of a part, its line drawn over so many columns. */
export const part = (title: string, columns: number): PageRow => ({
  cells: Array.from({ length: columns }, (_, i) => cell(i === 0 ? title : null, 'part')),
  height: 22,
});

export const gap: PageRow = { cells: [], height: 10 };
