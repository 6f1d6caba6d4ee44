import { addDays, calendarDate, type Day, dayOf, daysBetween, isoWeekday, parseDay } from './days.js';

export type PeriodLength = 'week' | 'month' | 'quarter' | 'year';

/** A window of local days, half-open: what happened in `[startsOn, asOf)`. */
export interface Period {
  /** `2015`, `2015Q1`, `2015-03`, `2015-W05`; of a window that is no calendar period, its as-of. */
  readonly label: string;
  /** First day in the window; null: everything before the as-of. */
  readonly startsOn: Day | null;
  /** First day after the window; of an open period, the as-of of the run. */
  readonly asOf: Day;
  /** The as-of of the run cuts the period short. */
  readonly partial: boolean;
}

export interface PeriodsWanted {
  readonly every: PeriodLength;
  /** First day looked at; the whole period that contains it is the first one. */
  readonly from: Day;
  readonly asOf: Day;
  /** Day on which weeks start, as ISO 8601 numbers it: 1, Monday, to 7, Sunday. */
  readonly weekStartsOn?: number;
}

/**
 * The calendar periods from the one that contains `from` up to the as-of, in order. The last one is partial
 * unless the as-of is the first day after it; a period that would be empty is not given.
 *
 * A week belongs to the year that contains its fourth day and is numbered within it, which for weeks that start
 * on Monday is ISO 8601.
 */
export function periodsUntil({ every, from, asOf, weekStartsOn = 1 }: PeriodsWanted): Period[] {
  const periods: Period[] = [];
  let startsOn = firstDay(every, from, weekStartsOn);
  while (startsOn < asOf) {
    const next = dayAfter(every, startsOn);
    const partial = asOf < next;
    periods.push({ label: labelOf(every, startsOn), startsOn, asOf: partial ? asOf : next, partial });
    startsOn = next;
  }
  return periods;
}

/**
 * The one window that ends at the as-of: `windowDays` days long, or everything before it. Its label is the as-of.
 * A window that reaches back before the calendar's first day has no start.
 */
export function asOfWindow(asOf: Day, windowDays?: number): Period {
  const bounded = windowDays !== undefined && windowDays <= daysBetween(calendarStart, asOf);
  return { label: asOf, startsOn: bounded ? addDays(asOf, -windowDays) : null, asOf, partial: false };
}

const calendarStart = parseDay('0001-01-01');

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

function firstDay(every: PeriodLength, day: Day, weekStartsOn: number): Day {
  if (every === 'week') return addDays(day, -((isoWeekday(day) - weekStartsOn + 7) % 7));
  const { year, month } = calendarDate(day);
  return dayOf({ year, month: month - ((month - 1) % monthsIn[every]), dayOfMonth: 1 });
}

function dayAfter(every: PeriodLength, startsOn: Day): Day {
  if (every === 'week') return addDays(startsOn, 7);
  const { year, month } = calendarDate(startsOn);
  const monthsOn = month - 1 + monthsIn[every];
  return dayOf({ year: year + Math.floor(monthsOn / 12), month: (monthsOn % 12) + 1, dayOfMonth: 1 });
}

function labelOf(every: PeriodLength, startsOn: Day): string {
  switch (every) {
    case 'week':
      return weekLabel(startsOn);
    case 'month':
      return startsOn.slice(0, 7);
    case 'quarter':
      return `${startsOn.slice(0, 4)}Q${Math.ceil(calendarDate(startsOn).month / 3)}`;
    case 'year':
      return startsOn.slice(0, 4);
  }
}

function weekLabel(startsOn: Day): string {
  const fourth = addDays(startsOn, 3);
  const { year } = calendarDate(fourth);
  const daysIntoYear = daysBetween(dayOf({ year, month: 1, dayOfMonth: 1 }), fourth);
  const number = Math.floor(daysIntoYear / 7) + 1;
  return `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`;
}
