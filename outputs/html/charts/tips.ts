import { escapeText } from '../../markup.js';
import { noValue } from '../../cell_format.js';

/** What ECharts hands over for each series at the place that is pointed at, as far as it is read. */
interface Pointed {
  readonly axisValueLabel?: string;
  readonly name: string;
  readonly seriesName?: string;
  readonly marker?: unknown;
  readonly value: unknown;
}

/**
 * A tooltip with a line for each series; texts are escaped, for ECharts takes it as HTML.
 * @param isSum whether the series add up, so that their total is said too
 */
export const seriesTip =
  (format: (value: number) => string, isSum: boolean) =>
  (pointed: unknown): string => {
    const all = (Array.isArray(pointed) ? pointed : [pointed]) as readonly Pointed[];
    const [first] = all;
    if (first === undefined) return '';
    const values = all.map(({ value }) => (typeof value === 'number' ? value : null));
    const lines = all.map(({ seriesName = '', marker }, i) => {
      const value = values[i] ?? null;
      return tipLine(
        typeof marker === 'string' ? marker : '',
        seriesName,
        value === null ? noValue : format(value),
      );
    });
    const total = isSum ? format(values.reduce<number>((sum, value) => sum + (value ?? 0), 0)) : '';
    const head = tipLine('', first.axisValueLabel ?? first.name, total);
    return `<b>${head}</b>${lines.join('')}`;
  };

/** @param marker HTML of the dot that ECharts makes for the series */
export const tipLine = (marker: string, name: string, value: string): string =>
  `<div style="display:flex;justify-content:space-between;gap:18px"><span>${marker}${escapeText(name)}</span><b>${escapeText(value)}</b></div>`;
