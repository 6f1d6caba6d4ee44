import type { FailureDetails, FaultPlace } from '../../contracts/failures.js';
import type { RunFailure } from '../runs/failure.js';
import { count } from './figures.js';
import type { Style } from './style.js';
import { clipped, visible } from './width.js';

const placesShown = 5;
const longestValue = 60;

/**
 * A failure for reading: the headline, where in the input, the figures, then what to do. A message of several lines
 * shows its places itself.
 * @param consequence what did not happen, such as `Nothing was published.`; empty when it is said elsewhere.
 */
export function failureLines(failure: RunFailure, consequence: string, style: Style): readonly string[] {
  const { places = [], figures = {}, remedy = '' } = failure.details ?? ({} as Partial<FailureDetails>);
  const [headline = '', ...more] = visibleLines(failure.message);
  const facts = more.length > 0 ? [...more, ''] : [...placeLines(places), ...figureLines(figures)];
  return [
    `${style.bad(`${failure.type}:`)} ${style.strong(headline)}`,
    ...facts,
    ...remedyLines(remedy, consequence),
  ];
}

/** A remedy that tells the consequence stands for both. */
function remedyLines(remedy: string, consequence: string): readonly string[] {
  if (consequence !== '' && remedy.startsWith(consequence)) return visibleLines(remedy);
  return [
    ...(remedy === '' ? [] : visibleLines(`What to do: ${remedy}`)),
    ...(consequence === '' || remedy.includes(consequence) ? [] : [consequence]),
  ];
}

const figureLines = (figures: Readonly<Record<string, number | string>>): readonly string[] =>
  Object.entries(figures).map(([name, value]) => `  ${name.replaceAll('_', ' ')}: ${figureText(value)}`);

/** Shares are rounded for reading; `--json` has them in full. */
const figureText = (value: number | string): string => {
  if (typeof value === 'string') return visible(value);
  return Number.isInteger(value) ? count(value) : String(Number(value.toPrecision(4)));
};

function placeLines(places: readonly FaultPlace[]): readonly string[] {
  const more = places.length - placesShown;
  return [
    ...places.slice(0, placesShown).map((place) => `  ${placeText(place)}`),
    ...(more > 0 ? [`  and ${more} more ${more === 1 ? 'place' : 'places'}`] : []),
  ];
}

/** `orders.xlsx, sheet 2016, row 12, column amount: "12,5O"` */
export function placeText({ file, sheet, row, column, value }: FaultPlace): string {
  const where = [
    file,
    sheet === undefined ? undefined : `sheet ${sheet}`,
    row === undefined ? undefined : `row ${row}`,
    column === undefined ? undefined : `column ${column}`,
  ].filter((part) => part !== undefined);
  const shown = value === undefined ? '' : `"${clipped(visible(value), longestValue)}"`;
  return [visible(where.join(', ')), shown].filter((part) => part !== '').join(': ');
}

const visibleLines = (text: string): readonly string[] => text.split('\n').map(visible);
