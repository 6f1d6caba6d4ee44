import type { ReportBasis } from '../basis.js';
import { rankedGroups, valuableFrom } from '../findings/tiers.js';
import type { Section } from '../report.js';
import { sectionTexts } from '../texts/sections.js';
import { groupsInPeriods } from './group_bars.js';
import { groupsTable, pivotTable, tiersTable } from './group_tables.js';
import { recencyFrequency } from './recency_frequency.js';
import { thinNotes } from './thin.js';

/** Periods that charts and the table by period show; more would be bars and columns that nobody can tell apart. */
const mostPeriods = 20;

/** The groups: as a map of recency by frequency, over the periods, by tier, and every one with its figures. */
export function groupsSection(basis: ReportBasis): Section {
  const { periods, numbers, locale, config, focus } = basis;
  const texts = sectionTexts(locale);
  const { large, rare } = config.report.tiers;
  const shown = periods.slice(-mostPeriods);
  const map = recencyFrequency(basis);
  const bars = groupsInPeriods(basis, shown);
  const withoutCode = focus.groups
    .filter(({ code }) => code === null)
    .reduce((sum, { members }) => sum + members, 0);
  return {
    id: 'groups',
    ...texts.sections.groups,
    charts: [...map.charts, ...bars],
    tables: [map.table, tiersTable(basis, rankedGroups(basis)), pivotTable(basis, shown), groupsTable(basis)],
    notes: [
      ...thinNotes(basis),
      texts.notes.tiersOf(numbers.share(large), numbers.share(rare), numbers.ratio(valuableFrom).text),
      ...(withoutCode === 0 ? [] : [texts.notes.withoutCode(numbers.count(withoutCode))]),
      ...(shown.length === periods.length
        ? []
        : [texts.notes.latestPeriodsOnly(numbers.count(shown.length), numbers.count(periods.length))]),
    ],
  };
}
