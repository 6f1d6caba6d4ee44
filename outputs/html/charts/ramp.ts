import { palette } from '../../../reporting/palette.js';
import type { HeatChart } from '../../../reporting/report.js';

/**
 * The colour of a value: from none to the greatest for amounts; for change, from the greatest loss over none to the
 * greatest gain, both sides by the same measure.
 * @param greatest the greatest amount, regardless of sign
 */
export function rampColour(value: number, greatest: number, scale: HeatChart['scale']): string {
  const part = greatest === 0 ? 0 : value / greatest;
  return between(palette[scale], scale === 'sequential' ? part : (part + 1) / 2);
}

/** The colour at a place, 0 to 1, of evenly spaced ones. */
export function between(colours: readonly string[], place: number): string {
  const at = Math.min(1, Math.max(0, place)) * (colours.length - 1);
  const start = Math.min(Math.floor(at), colours.length - 2);
  const [low = '#FFFFFF', high = '#FFFFFF'] = colours.slice(start, start + 2);
  const mixed = [1, 3, 5].map((i) => {
    const [from, to] = [low, high].map((colour) => parseInt(colour.slice(i, i + 2), 16));
    return Math.round((from ?? 0) + ((to ?? 0) - (from ?? 0)) * (at - start))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}
