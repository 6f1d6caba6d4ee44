import type { ChurnQuality, ChurnTenth } from '../../contracts/churn_card.js';
import type { ChurnBasis } from './basis.js';

/** How often the tenth most at risk was right, as a clause; null: there are no tenths. */
export function topTenthInWords(
  { numbers, words }: Pick<ChurnBasis, 'numbers' | 'words'>,
  { quality, tenths }: { readonly quality: ChurnQuality; readonly tenths: readonly ChurnTenth[] },
): string | null {
  const [first] = tenths;
  if (first === undefined) return null;
  const { liftTopTenth, foundInTopTenth } = quality;
  return words.topTenth({
    left: numbers.count(Math.round(first.actual * 100)).text,
    times: liftTopTenth === null ? null : numbers.ratio(liftTopTenth).text,
    found: foundInTopTenth === null ? null : numbers.share(foundInTopTenth),
  });
}
