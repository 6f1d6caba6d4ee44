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

/** A time that is due. */
export interface ScheduledTime {
  readonly at: Date;
  /** The same, or where clocks show the time twice, the second one: the server takes either, and only one of them. */
  readonly latest: Date;
}

/** No two zones are further apart than 26 hours. */
const daysApart = 2;

/**
 * When a schedule would have come for the as-of days from `from` to `to`, in order. As with Temporal's schedules, a time
 * that clocks skip does not come, and one that they show twice comes once.
 */
export function scheduledTimes({
  cron,
  timeZone,
  asOfZone,
  from,
  to,
}: TimesWanted): readonly ScheduledTime[] {
  const hours = valuesOf(cron.hour);
  const minutes = valuesOf(cron.minute);
  const times: ScheduledTime[] = [];
  for (let day = addDays(from, -daysApart); day <= addDays(to, daysApart); day = addDays(day, 1)) {
    if (!comesOn(cron, day)) continue;
    for (const hour of hours)
      for (const minute of minutes) {
        const instants = instantsOf({ day, hour, minute }, timeZone);
        const [at, latest = at] = instants;
        if (at !== undefined && latest !== undefined) times.push({ at, latest });
      }
  }
  return times
    .filter(({ at }) => {
      const asOf = defaultAsOf(at, asOfZone);
      return from <= asOf && asOf <= to;
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function comesOn(cron: Cron, day: Day): boolean {
  const { month, dayOfMonth } = calendarDate(day);
  return (
    valuesOf(cron.month).includes(month) &&
    valuesOf(cron.dayOfMonth).includes(dayOfMonth) &&
    valuesOf(cron.dayOfWeek).includes(isoWeekday(day) % 7)
  );
}
