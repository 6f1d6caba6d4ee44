import type { ReportBasis } from '../basis.js';
import { daysBetween, parseDay } from '../../domain/time/days.js';
import { sectionTexts } from '../texts/sections.js';

/** Below these a commercial RFM tool would not show figures; here they are shown and said to be unstable. */
const leastBuyers = 500;
const leastDays = 180;

/** Says so where there is too little data for stable groups. */
export function thinNotes({ focus, periods, manifest, numbers, locale }: ReportBasis): readonly string[] {
  const { notes } = sectionTexts(locale);
  const buyers = focus.groups.reduce((sum, { members, orders }) => sum + (orders > 0 ? members : 0), 0);
  const first = periods[0]?.startsOn ?? null;
  // Where everything before the as-of is described, when it begins is not known.
  const days = first === null ? null : daysBetween(parseDay(first), parseDay(manifest.asOf));
  return [
    ...(buyers < leastBuyers
      ? [notes.thinMembers(numbers.count(buyers), numbers.count(leastBuyers).text)]
      : []),
    ...(days !== null && days < leastDays
      ? [notes.thinDays(numbers.count(days), numbers.count(leastDays).text)]
      : []),
  ];
}
