import { type ReportBasis, unfinishedPeriod } from '../basis.js';
import { sectionTexts } from '../texts/sections.js';

/** Says which period is not over. */
export function unfinishedNotes(basis: ReportBasis): readonly string[] {
  const period = unfinishedPeriod(basis);
  return period === null ? [] : [sectionTexts(basis.locale).notes.openLast(period.label)];
}
