import type { Locale } from '../../../reporting/texts/locale.js';
import type { PageTexts } from '../../../reporting/texts/page.js';

/** What a chart is drawn with, besides its own figures. */
export interface Look {
  readonly locale: Locale;
  readonly texts: PageTexts;
  /** Space in CSS pixels. */
  readonly width: number;
  /** Colours of names that occur in several charts: the same name has the same colour everywhere. */
  readonly colours: Readonly<Record<string, string>>;
}

/** Name of the typeface that the page carries. */
export const typeface = 'Memberflow Sans';

/**
 * For texts in charts: the page's own face first, then what readers' systems have for signs that it lacks. Without
 * quotes, for ECharts writes it into attributes as it is.
 */
export const fontFamily = `${typeface}, system-ui, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif`;

/** Type size of names at axes and in legends. */
export const axisSize = 12;

/** Below this width labels are shortened and axes thinned out. */
export const narrowWidth = 560;

/** A name cut to a width at axis size, for places where the whole one stands elsewhere too. */
export function shortenedTo(name: string, width: number): string {
  const signs = Array.from(name);
  let fitting = signs.length;
  while (fitting > 1 && textWidth(shortened(name, fitting), axisSize) > width) fitting--;
  return shortened(name, fitting);
}

/** A name cut to a number of characters, for places where the whole one stands elsewhere too. */
export function shortened(name: string, characters: number): string {
  const all = Array.from(name);
  return all.length <= characters
    ? name
    : `${all
        .slice(0, characters - 1)
        .join('')
        .trimEnd()}…`;
}

/** Roughly how wide a text of this size is: wide scripts take a full em, others a little more than half. */
export function textWidth(text: string, size: number): number {
  return Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.56), 0) * size;
}

/** A name broken between its words into lines of at most this width at axis size; what is left over is cut. */
export function inLines(name: string, width: number, lines: number): string {
  const broken: string[] = [];
  for (const word of name.split(' ')) {
    const last = broken.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, axisSize) <= width)
      broken[broken.length - 1] = `${last} ${word}`;
    else broken.push(word);
  }
  const fitting = broken.map((line) => shortened(line, Math.max(4, Math.floor(width / (axisSize * 0.56)))));
  if (fitting.length <= lines) return fitting.join('\n');
  return [...fitting.slice(0, lines - 1), `${fitting[lines - 1] ?? ''}…`].join('\n');
}
