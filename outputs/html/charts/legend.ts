import { palette } from '../../../reporting/palette.js';
import { isNarrow } from './base.js';
import { shortened, textWidth, type Look } from './look.js';

const size = 12;
const line = 24;
const icon = 40;

/** A legend above the chart and the height that it takes: as many lines as its names need. */
export function legendFor(names: readonly string[], look: Look) {
  const characters = isNarrow(look) ? 18 : 30;
  let [lines, used] = [1, 0];
  for (const name of names) {
    const width = textWidth(shortened(name, characters), size) + icon;
    if (used > 0 && used + width > look.width - 24) [lines, used] = [lines + 1, 0];
    used += width;
  }
  return {
    height: lines * line,
    legend: {
      type: 'plain' as const,
      left: 0,
      top: 0,
      data: [...names],
      itemWidth: 18,
      itemHeight: 12,
      itemGap: 14,
      formatter: (name: string) => shortened(name, characters),
      textStyle: { color: palette.ink, fontSize: size },
    },
  };
}
