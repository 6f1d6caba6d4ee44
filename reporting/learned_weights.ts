import type { Manifest } from '../contracts/manifest.js';
import type { NumberTexts } from './numbers.js';
import { aboutTexts } from './texts/about.js';
import type { Locale } from './texts/locale.js';

/** How the weights were learned, in words, by its name; none where they were not learned. */
export function learnedWeightsRows(
  { learnedWeights }: Pick<Manifest, 'learnedWeights'>,
  locale: Locale,
  numbers: NumberTexts,
): readonly (readonly [name: string, text: string])[] {
  if (learnedWeights === undefined) return [];
  const { importance, levels, rows, heldOut } = learnedWeights;
  const { names, learned } = aboutTexts(locale);
  const text = learned({
    importance,
    levels: numbers.count(levels).text,
    rows: numbers.count(rows).text,
    heldOut:
      heldOut === null
        ? null
        : { right: numbers.share(heldOut.right), mostFrequent: numbers.share(heldOut.mostFrequent) },
  });
  return [[names.learned, text]];
}
