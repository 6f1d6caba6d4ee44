import { plainStyle, type Style } from './style.js';
import { clipped, padEnd, padStart, visible, widthOf } from './width.js';

export interface TableColumn {
  readonly heading: string;
  /** Numbers stand to the right, below each other's digits. */
  readonly align?: 'left' | 'right';
  /** Longer values are cut; default: never. */
  readonly atMost?: number;
}

/** Rows under their headings in aligned columns, for reading; whoever wants to compute uses `--json`. */
export function alignedTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  style: Style = plainStyle,
): readonly string[] {
  const cells = rows.map((row) =>
    columns.map(({ atMost = Infinity }, i) => clipped(visible(row[i] ?? ''), atMost)),
  );
  const widths = columns.map(({ heading }, i) =>
    Math.max(widthOf(heading), ...cells.map((row) => widthOf(row[i] ?? ''))),
  );
  const line = (texts: readonly string[]) =>
    columns
      .map(({ align = 'left' }, i) => {
        const text = texts[i] ?? '';
        const width = widths[i] ?? 0;
        return align === 'right' ? padStart(text, width) : padEnd(text, width);
      })
      .join('  ')
      .trimEnd();
  return [style.strong(line(columns.map(({ heading }) => heading))), ...cells.map(line)];
}
