import type { ReportBasis } from './basis.js';
import { changeInWords } from './findings/changes.js';
import type { Headline } from './findings/headline.js';
import { findingTexts } from './texts/findings.js';

/** Characters of a subject that every mail program shows; counted in UTF-16 units, never fewer than are seen. */
export const longestSubject = 80;

/**
 * The main finding, short enough for a subject. Where a name of the business's own makes it too long, the end of the
 * name is left out, not that of the figures.
 */
export function subjectOf(basis: ReportBasis, headline: Headline): string {
  const { clause, change } = headline;
  const excess = clause.length - longestSubject;
  if (excess <= 0) return clause;
  if (change === null) return shortened(clause, longestSubject, basis.locale);
  const words = changeInWords(basis, change);
  const room = words.segment.length - excess;
  const segment = shortened(words.segment, Math.max(room, 1), basis.locale);
  return shortened(findingTexts(basis.locale).changed({ ...words, segment }), longestSubject, basis.locale);
}

/** Cut between what readers take for characters: an emoji may be made of several. */
export function shortened(text: string, most: number, locale: string): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter(locale).segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
