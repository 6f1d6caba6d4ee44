import { defaultAsOf } from './as_of.js';
import { type Cron, valuesOf } from './cron.js';
import { addDays, calendarDate, type Day, isoWeekday } from './days.js';
import { instantsOf } from './zone.js';

/** The times of a schedule that describe certain days. */
export interface TimesWanted {
  readonly cron: Cron;
  /** In which the cron's clock runs. */
  readonly timeZone: string;
  /** Of the business: decides which day a time describes. */
  readonly asOfZone: string;
  /** First and last as-of, both included. */
  readonly from: Day;
  readonly to: Day;
}

/** No two zones are further apart than 26 hours. */
const daysApart = 2;

/**
 * When a schedule would have come for the as-of days from `from` to `to`, in order. As with Temporal's schedules, a time
 * that clocks skip does not come, and one that they show twice comes twice.
 */
export function scheduledTimes({ cron, timeZone, asOfZone, from, to }: TimesWanted): readonly Date[] {
  const hours = valuesOf(cron.hour);
  const minutes = valuesOf(cron.minute);
  const times: Date[] = [];
  for (let day = addDays(from, -daysApart); day <= addDays(to, daysApart); day = addDays(day, 1)) {
    if (!comesOn(cron, day)) continue;
    for (const hour of hours)
      for (const minute of minutes) times.push(...instantsOf({ day, hour, minute }, timeZone));
  }
  return times
    .filter((time) => {
      const asOf = defaultAsOf(time, asOfZone);
      return from <= asOf && asOf <= to;
    })
    .sort((a, b) => a.getTime() - b.getTime());
}

function comesOn(cron: Cron, day: Day): boolean {
  const { month, dayOfMonth } = calendarDate(day);
  return (
    valuesOf(cron.month).includes(month) &&
    valuesOf(cron.dayOfMonth).includes(dayOfMonth) &&
    valuesOf(cron.dayOfWeek).includes(isoWeekday(day) % 7)
  );
}
